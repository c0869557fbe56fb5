package io.github.explicell.view;

import io.github.explicell.explain.Explanation;
import java.awt.Graphics2D;
import java.util.List;

/**
 * What the colours of painted explanations mean: a line for heat maps, and one for super-pixels.
 *
 * @param style how explanations are painted
 * @param heat whether there are heat maps
 * @param superpixels whether there are super-pixels
 */
record MapKey(HeatStyle style, boolean heat, boolean superpixels) {

    /** Of a picture without explanations. */
    static final MapKey NONE = new MapKey(HeatStyle.DEFAULT, false, false);

    static MapKey of(final HeatStyle style, final List<Explanation> explanations) {
        final boolean some = explanations.stream().anyMatch(e -> e.superpixels() != null);
        final boolean all = explanations.stream().allMatch(e -> e.superpixels() != null);
        return new MapKey(style, !all, some);
    }

    /** @return how many lines it has */
    int lines() {
        return (heat ? 1 : 0) + (superpixels ? 1 : 0);
    }

    /**
     * @param g paints; its font is that of the words
     * @param x the left end
     * @param y the upper end of the first line's colours
     * @param line from one line to the next
     * @param bar width of the colour bar of heat maps
     * @param height of the colours
     */
    void draw(final Graphics2D g, final int x, final int y, final int line, final int bar, final int height) {
        if (heat) new HeatPainter(g, style).bar(x, y, bar, height);
        if (superpixels) new SuperpixelPainter(g).key(x, y + (heat ? line : 0), height, style.superpixels());
    }
}
