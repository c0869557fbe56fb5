package io.github.explicell.explain.lime;

import io.github.explicell.explain.superpixel.Smoothing;
import io.github.explicell.explain.superpixel.Superpixels;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a hidden super-pixel shows.
 *
 * @param kind where its pixels come from
 * @param colour red, green and blue, 0..1, if the kind is a colour; else null
 */
public record Hiding(Kind kind, float[] colour) {

    /** Where the pixels come from. */
    public enum Kind {
        /** The super-pixel's own mean colour: lime's default. Lime cuts it to whole grey levels of 8-bit images. */
        MEAN,
        /** One colour. */
        COLOUR,
        /** The image, smoothed by a Gaussian of 1/20 of its longer side. */
        BLUR,
        /** What lies around the super-pixel, mirrored at its edge. */
        MIRROR
    }

    /** The super-pixel's mean colour. */
    public static final Hiding MEAN = new Hiding(Kind.MEAN, null);

    /** Black. */
    public static final Hiding BLACK = new Hiding(Kind.COLOUR, new float[3]);

    /** The smoothed image. */
    public static final Hiding BLUR = new Hiding(Kind.BLUR, null);

    /** The super-pixel's surroundings, mirrored into it. */
    public static final Hiding MIRROR = new Hiding(Kind.MIRROR, null);

    private static final int CHANNELS = 3;
    private static final double BLUR_SHARE = 20;

    /**
     * @param kind where its pixels come from
     * @param colour red, green and blue, 0..1, if the kind is a colour; else null
     * @throws IllegalArgumentException if a colour is not three numbers 0..1
     */
    public Hiding {
        if (kind == Kind.COLOUR) {
            if (colour.length != CHANNELS)
                throw new IllegalArgumentException("a colour has 3 numbers: red, green and blue");
            for (final float v : colour)
                if (!(v >= 0 && v <= 1))
                    throw new IllegalArgumentException("a colour's numbers go from 0 to 1, not " + v);
        }
    }

    /**
     * @param red 0..1
     * @param green 0..1
     * @param blue 0..1
     * @return that colour
     */
    public static Hiding colour(final float red, final float green, final float blue) {
        return new Hiding(Kind.COLOUR, new float[] {red, green, blue});
    }

    /**
     * The image in which everything is hidden.
     *
     * @param superpixels of the image
     * @param planes 3 x height x width, 0..1
     * @return of the same size
     */
    public float[] fill(final Superpixels superpixels, final float[] planes) {
        return switch (kind) {
            case MEAN -> means(superpixels, planes);
            case COLOUR -> {
                final float[] fill = new float[planes.length];
                final int area = planes.length / CHANNELS;
                for (int c = 0; c < CHANNELS; c++) Arrays.fill(fill, c * area, (c + 1) * area, colour[c]);
                yield fill;
            }
            case BLUR ->
                Smoothing.planes(
                        planes,
                        superpixels.width(),
                        superpixels.height(),
                        Math.max(superpixels.width(), superpixels.height()) / BLUR_SHARE);
            // One super-pixel has no surroundings.
            case MIRROR ->
                superpixels.count() == 1 ? means(superpixels, planes) : new Surroundings(superpixels).mirrored(planes);
        };
    }

    private static float[] means(final Superpixels superpixels, final float[] planes) {
        final int area = superpixels.labels().length;
        final int[] areas = superpixels.areas();
        final float[] fill = new float[planes.length];
        for (int c = 0; c < CHANNELS; c++) {
            final double[] means = new double[areas.length];
            for (int i = 0; i < area; i++) means[superpixels.labels()[i]] += planes[c * area + i];
            for (int j = 0; j < means.length; j++) means[j] /= areas[j];
            System.arraycopy(superpixels.painted(means), 0, fill, c * area, area);
        }
        return fill;
    }

    /**
     * @param text {@code mean}, {@code black}, {@code blur}, {@code mirror}, or a colour such as {@code #ff0080}
     * @return the choice
     * @throws IllegalArgumentException with the choices there are
     */
    public static Hiding parse(final String text) {
        return switch (text) {
            case "mean" -> MEAN;
            case "black" -> BLACK;
            case "blur" -> BLUR;
            case "mirror" -> MIRROR;
            default -> {
                if (!text.matches("#[0-9a-fA-F]{6}"))
                    throw new IllegalArgumentException("hidden super-pixels can show mean, black, blur, mirror or a"
                            + " colour such as #ff0080, not " + text);
                final int rgb = Integer.parseInt(text.substring(1), 16);
                yield colour((rgb >> 16) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
            }
        };
    }

    @Override
    public String toString() {
        if (kind != Kind.COLOUR) return kind.name().toLowerCase(Locale.ROOT);
        return String.format(
                "#%02x%02x%02x", Math.round(colour[0] * 255), Math.round(colour[1] * 255), Math.round(colour[2] * 255));
    }
}
