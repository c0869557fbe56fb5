package io.github.explicell.explain.superpixel;

import io.github.explicell.image.Crop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * The labels of an image as super-pixels, each under its name such as "label-3". A pixel of the crop has the label at its
 * centre; label 0, and what stands beyond the image's edge, is the background.
 *
 * @param labels (x, y) in the coordinates of the image that is explained, 0 or more
 */
public record LabelledParts(RandomAccessibleInterval<? extends IntegerType<?>> labels) implements Segmenter {

    @Override
    public Superpixels segment(final Crop crop) {
        final int[] found = new int[crop.width() * crop.height()];
        final RandomAccess<? extends IntegerType<?>> access = labels.randomAccess();
        for (int y = 0, i = 0; y < crop.height(); y++) {
            final long v = (long) Math.floor(crop.mapping().imageY(y + 0.5));
            for (int x = 0; x < crop.width(); x++, i++) {
                final long u = (long) Math.floor(crop.mapping().imageX(x + 0.5));
                if (u < labels.min(0) || u > labels.max(0) || v < labels.min(1) || v > labels.max(1)) continue;
                access.setPosition(u, 0);
                access.setPosition(v, 1);
                found[i] = access.get().getInteger();
            }
        }
        final int[] values = Arrays.stream(found).sorted().distinct().toArray();
        if (values.length == 1 && values[0] == 0)
            throw new IllegalArgumentException(
                    "the label image has no label in the crop of this region: label its parts, or choose other"
                            + " super-pixels");
        final List<String> names = new ArrayList<>();
        for (final int value : values) names.add(value == 0 ? DrawnParts.BACKGROUND : "label-" + value);
        return new Superpixels(
                crop.width(),
                crop.height(),
                Superpixels.of(crop.width(), crop.height(), found).labels(),
                names);
    }
}
