package io.github.explicell.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a saliency map is painted. Only what speaks for the target is painted; 1 is the map's maximum.
 *
 * @param colours from little to much
 * @param opacity 0 (invisible) to 1 (hides the image)
 * @param threshold below this part of the maximum nothing is painted, 0..1
 * @param levels parts of the maximum that get a contour line, each above 0 and at most 1; may be empty
 * @param superpixels which super-pixels are painted; they have colours of their own
 */
public record HeatStyle(
        HeatColours colours, double opacity, double threshold, List<Double> levels, SuperpixelView superpixels) {

    /** Viridis, half transparent, from a fifth of the maximum on, no contours. */
    public static final HeatStyle DEFAULT = new HeatStyle(HeatColours.VIRIDIS, 0.5, 0.2, List.of());

    /**
     * The same with super-pixels for and against the class.
     *
     * @param colours from little to much
     * @param opacity 0 (invisible) to 1 (hides the image)
     * @param threshold below this part of the maximum nothing is painted, 0..1
     * @param levels parts of the maximum that get a contour line, each above 0 and at most 1; may be empty
     */
    public HeatStyle(
            final HeatColours colours, final double opacity, final double threshold, final List<Double> levels) {
        this(colours, opacity, threshold, levels, SuperpixelView.BOTH);
    }

    /**
     * @param colours from little to much
     * @param opacity 0 (invisible) to 1 (hides the image)
     * @param threshold below this part of the maximum nothing is painted, 0..1
     * @param levels parts of the maximum that get a contour line, each above 0 and at most 1; may be empty
     * @param superpixels which super-pixels are painted; they have colours of their own
     * @throws IllegalArgumentException naming what is out of range
     */
    public HeatStyle {
        check("opacity", opacity, 0);
        check("threshold", threshold, 0);
        for (final double level : levels) check("contours", level, Double.MIN_VALUE);
        levels = List.copyOf(levels);
    }

    private static void check(final String what, final double value, final double least) {
        if (!(value >= least && value <= 1))
            throw new IllegalArgumentException(
                    what + " must be " + (least > 0 ? "above 0 and at most 1" : "0 to 1") + ", not " + value);
    }

    /**
     * @param view which super-pixels are painted; they have colours of their own
     * @return the same with another view of super-pixels
     */
    public HeatStyle withSuperpixels(final SuperpixelView view) {
        return new HeatStyle(colours, opacity, threshold, levels, view);
    }

    /**
     * @param text numbers with commas between them; blank for none
     * @return the levels of contours
     * @throws IllegalArgumentException if it is not that
     */
    public static List<Double> levels(final String text) {
        if (text.isBlank()) return List.of();
        final List<Double> levels = new ArrayList<>();
        try {
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .map(Double::valueOf)
                    .forEach(levels::add);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(
                    "contours must be parts of the maximum with commas, such as 0.25,0.5,0.75, not " + text, e);
        }
        return levels;
    }

    /**
     * The colour of a part of the maximum.
     *
     * @param value 0..1
     * @return red, green and blue as one number, or 0 where nothing is painted
     */
    int rgb(final float value) {
        return value > 0 && value >= threshold ? colours.rgb(value) : 0;
    }
}
