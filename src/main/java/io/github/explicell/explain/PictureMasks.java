package io.github.explicell.explain;

import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * What a label image or a mask marks in each region, such as its nucleus or its evidence: of the numbers above 0 inside
 * the region's outline the most frequent one, as far as it lies inside the outline. Of a region without area, everything
 * above 0. A region in which nothing is marked has no mask.
 */
public final class PictureMasks implements Masks {

    private final Picture labels;
    private final Picture image;
    private final CropRule rule;

    /**
     * @param labels of the image's size; a single plane serves all of the image's
     * @param image what is explained
     * @param rule by which its crops are cut
     * @throws IllegalArgumentException if the sizes differ
     */
    public PictureMasks(final Picture labels, final Picture image, final CropRule rule) {
        if (labels.width() != image.width() || labels.height() != image.height())
            throw new IllegalArgumentException("the mask " + labels.name() + " has " + labels.width() + " x "
                    + labels.height() + " pixels, the image " + image.name() + " " + image.width() + " x "
                    + image.height() + "; give the mask that belongs to it");
        this.labels = labels;
        this.image = image;
        this.rule = rule;
    }

    @Override
    public boolean[] of(final Region region, final Crop crop) {
        final boolean area = region.bounds().width() > 0 && region.bounds().height() > 0;
        final RandomAccessibleInterval<BitType> marked = area ? inside(region) : seen(region.plane(), crop);
        final boolean[] mask = CropMask.of(crop, rule, image).of(marked);
        for (final boolean in : mask) if (in) return mask;
        return null;
    }

    // -- Helper methods --

    private RandomAccessibleInterval<BitType> inside(final Region region) {
        final RandomAccessibleInterval<BitType> outline = region.mask();
        final Interval box = Intervals.intersect(outline, whole());
        final RandomAccessibleInterval<FloatType> values = read(region.plane(), box);
        final RandomAccess<BitType> in = outline.randomAccess();
        final Map<Float, Integer> counts = new HashMap<>();
        final var cursor = Views.flatIterable(values).localizingCursor();
        while (cursor.hasNext()) {
            final float value = cursor.next().get();
            in.setPosition(cursor);
            if (value > 0 && in.get().get()) counts.merge(value, 1, Integer::sum);
        }
        final float label = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Float.NaN);
        return marked(values, (value, position) -> {
            in.setPosition(position);
            return value == label && in.get().get();
        });
    }

    private RandomAccessibleInterval<BitType> seen(final Plane plane, final Crop crop) {
        final Interval box = FinalInterval.createMinMax(
                (long) Math.floor(crop.mapping().x()),
                (long) Math.floor(crop.mapping().y()),
                (long) Math.ceil(crop.mapping().imageX(crop.width())),
                (long) Math.ceil(crop.mapping().imageY(crop.height())));
        return marked(read(plane, Intervals.intersect(box, whole())), (value, position) -> value > 0);
    }

    private Interval whole() {
        return FinalInterval.createMinSize(0, 0, image.width(), image.height());
    }

    private RandomAccessibleInterval<FloatType> read(final Plane plane, final Interval box) {
        final boolean hasPlane = plane.z() < labels.slices() && plane.t() < labels.frames();
        try {
            final float[] values = labels.samples(hasPlane ? plane : Plane.FIRST, new int[] {0}, box)[0];
            return Views.translate(
                    ArrayImgs.floats(values, box.dimension(0), box.dimension(1)), box.min(0), box.min(1));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Rule {
        boolean isIn(float value, net.imglib2.Localizable position);
    }

    private static RandomAccessibleInterval<BitType> marked(
            final RandomAccessibleInterval<FloatType> values, final Rule rule) {
        final var bits = ArrayImgs.bits(values.dimension(0), values.dimension(1));
        final var to = bits.cursor();
        final var from = Views.flatIterable(values).localizingCursor();
        while (to.hasNext()) {
            final float value = from.next().get();
            to.next().set(rule.isIn(value, from));
        }
        return Views.translate(bits, values.min(0), values.min(1));
    }
}
