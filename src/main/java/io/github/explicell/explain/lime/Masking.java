package io.github.explicell.explain.lime;

import io.github.explicell.engine.Values;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.network.Prologue;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Hides super-pixels on the device: the image, what stands in its place where it is hidden, and the super-pixel of each
 * pixel are uploaded once, and each sample is a row of as many numbers as there are super-pixels.
 */
public final class Masking {

    private static final String PICTURE = "picture";
    private static final String FILL = "fill";
    private static final String PARTS = "parts";
    private static final String SHOWN = "shown";

    /** Takes the image or its filling pixel by pixel; nothing is computed with either, so what is shown stays exact. */
    public static final Prologue PROLOGUE = new Prologue(
            "superpixels",
            List.of(PICTURE, FILL, PARTS),
            List.of(SHOWN),
            """
                rows = torch.index_select(shown, 1, torch.to(parts, 4))
                mask = torch.reshape(rows, [-1, 1, torch.size(picture, 2), torch.size(picture, 3)])
                image = torch.where(torch.gt(mask, 0.5), picture, fill)
            """);

    private final Superpixels superpixels;
    private final Values picture;
    private final Values fill;
    private final Values parts;

    /**
     * @param superpixels of the image
     * @param image C x height x width, preprocessed as the network takes it
     * @param fill what a hidden pixel shows, likewise
     * @throws IllegalArgumentException if the numbers do not fit
     */
    public Masking(final Superpixels superpixels, final float[] image, final float[] fill) {
        final int area = superpixels.labels().length;
        if (image.length % area != 0 || image.length != fill.length)
            throw new IllegalArgumentException("the image has " + image.length + " numbers, its filling " + fill.length
                    + " and its super-pixels " + area + ": they are of different size");
        this.superpixels = superpixels;
        final int[] shape = {1, image.length / area, superpixels.height(), superpixels.width()};
        picture = new Values(image, shape);
        this.fill = new Values(fill, shape);
        final float[] labels = new float[area];
        for (int i = 0; i < area; i++) labels[i] = superpixels.labels()[i];
        parts = new Values(labels, new int[] {area});
    }

    /**
     * @param shown for each image the super-pixels that it shows
     * @return the arguments of {@link #PROLOGUE}
     */
    public Map<String, Values> arguments(final List<BitSet> shown) {
        final int count = superpixels.count();
        final float[] rows = new float[shown.size() * count];
        for (int i = 0; i < shown.size(); i++) {
            final int row = i * count;
            shown.get(i).stream().forEach(part -> rows[row + part] = 1);
        }
        return Map.of(
                PICTURE, picture, FILL, fill, PARTS, parts, SHOWN, new Values(rows, new int[] {shown.size(), count}));
    }
}
