package io.github.explicell.explain;

import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;
import java.util.HashMap;
import java.util.Map;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Masks from a label image of nuclei, lesions or evidence: inside is the label that has most pixels in the region's
 * outline; of a point, the label at its place. Where there is no label, there is no mask.
 */
public final class LabelMasks implements Masks {

    private final RandomAccessibleInterval<? extends IntegerType<?>> labels;

    /** @param labels (x, y), in the image's coordinates; 0 is background */
    public LabelMasks(final RandomAccessibleInterval<? extends IntegerType<?>> labels) {
        this.labels = labels;
    }

    @Override
    public boolean[] of(final Region region, final Crop crop) {
        final long label = region.bounds().width() == 0 ? at(region) : most(region);
        return label == 0 ? null : CropMask.of(crop).ofLabel(labels, label);
    }

    private long at(final Region point) {
        final long x = (long) Math.floor(point.bounds().x());
        final long y = (long) Math.floor(point.bounds().y());
        if (x < labels.min(0) || x > labels.max(0) || y < labels.min(1) || y > labels.max(1)) return 0;
        return labels.getAt(x, y).getIntegerLong();
    }

    /** Of several labels of the same size, the smallest. */
    private long most(final Region region) {
        final RandomAccessibleInterval<BitType> mask = region.mask();
        final Map<Long, Integer> counts = new HashMap<>();
        final Cursor<BitType> inside =
                Views.interval(mask, Intervals.intersect(mask, labels)).localizingCursor();
        final RandomAccess<? extends IntegerType<?>> pixel = labels.randomAccess();
        while (inside.hasNext())
            if (inside.next().get()) {
                pixel.setPosition(inside);
                counts.merge(pixel.get().getIntegerLong(), 1, Integer::sum);
            }
        counts.remove(0L);
        long best = 0;
        for (final Map.Entry<Long, Integer> count : counts.entrySet()) {
            final int most = counts.getOrDefault(best, 0);
            if (count.getValue() > most || count.getValue() == most && count.getKey() < best) best = count.getKey();
        }
        return best;
    }
}
