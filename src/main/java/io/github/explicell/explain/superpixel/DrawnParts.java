package io.github.explicell.explain.superpixel;

import io.github.explicell.explain.CropMask;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * The user's own ROIs as super-pixels, under their names: nucleus, cytoplasm... A pixel of the crop belongs to the ROI
 * that its centre lies in; of several ones to the smallest, so that a nucleus may lie within its cell. What no ROI
 * covers, and what stands beyond the image's edge, is one more part.
 *
 * @param parts the ROIs, all areas; those outside a crop play no part in it
 * @param rest the name of what no ROI covers
 */
public record DrawnParts(List<Region> parts, String rest) implements Segmenter {

    /** What no ROI covers, if it has no other name. */
    public static final String BACKGROUND = "background";

    /**
     * @param parts the ROIs, all areas; those outside a crop play no part in it
     * @param rest the name of what no ROI covers
     * @throws IllegalArgumentException if there is no ROI
     */
    public DrawnParts {
        parts = List.copyOf(parts);
        if (parts.isEmpty())
            throw new IllegalArgumentException(
                    "there is no ROI to be a super-pixel: draw the cell's parts, such as nucleus and cytoplasm");
    }

    @Override
    public Superpixels segment(final Crop crop) {
        final List<RandomAccessibleInterval<BitType>> masks =
                parts.stream().map(Region::mask).toList();
        final long[] areas = masks.stream().mapToLong(DrawnParts::area).toArray();
        final List<Integer> largestFirst = new ArrayList<>();
        for (int i = 0; i < areas.length; i++) largestFirst.add(i);
        largestFirst.sort(Comparator.comparingLong((Integer i) -> -areas[i]));
        final int[] labels = new int[crop.width() * crop.height()];
        Arrays.fill(labels, parts.size());
        for (final int part : largestFirst) {
            final boolean[] inside = CropMask.of(crop).of(masks.get(part));
            for (int i = 0; i < labels.length; i++) if (inside[i]) labels[i] = part;
        }
        if (Arrays.stream(labels).allMatch(label -> label == parts.size()))
            throw new IllegalArgumentException("none of the " + parts.size()
                    + " ROIs lies in the crop of this region: draw its parts, or choose other super-pixels");
        final List<String> names =
                new ArrayList<>(parts.stream().map(Region::name).toList());
        names.add(rest);
        return Superpixels.named(crop.width(), crop.height(), labels, names);
    }

    private static long area(final RandomAccessibleInterval<BitType> mask) {
        long area = 0;
        for (final BitType inside : mask.view().flatIterable()) if (inside.get()) area++;
        return area;
    }
}
