package io.github.explicell.explain.superpixel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ways to cut a crop into super-pixels, by the names that users give. */
public enum Cut {

    /** Lime's: {@link Quickshift#LIME}. */
    QUICKSHIFT,
    /** {@link Slic#DEFAULT} with the wanted number. */
    SLIC,
    /** {@link Slic#ZERO} with the wanted number. */
    SLIC_ZERO,
    /** {@link Felzenszwalb#DEFAULT}. */
    FELZENSZWALB,
    /** A square {@link Grid} of about the wanted number. */
    GRID,
    /** The user's ROIs: {@link DrawnParts}. */
    ROIS,
    /** The labels of an image: {@link DrawnParts}. */
    LABELS;

    /** @return whether the user must say what the parts are */
    public boolean isDrawn() {
        return this == ROIS || this == LABELS;
    }

    /**
     * @param segments about how many super-pixels, where the way takes a number; at least 1
     * @return cuts crops this way
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException if the user must say what the parts are
     */
    public ColourSegmenter segmenter(final int segments) {
        return switch (this) {
            case QUICKSHIFT -> Quickshift.LIME;
            case SLIC -> Slic.DEFAULT.withSegments(segments);
            case SLIC_ZERO -> Slic.ZERO.withSegments(segments);
            case FELZENSZWALB -> Felzenszwalb.DEFAULT;
            case GRID -> {
                final int side = (int) Math.round(Math.sqrt(segments));
                yield new Grid(side, side);
            }
            case ROIS, LABELS -> throw new IllegalStateException(this + " are the user's own");
        };
    }

    /**
     * @param name such as {@code slic-zero}
     * @return the way of that name
     * @throws IllegalArgumentException with the names there are
     */
    public static Cut parse(final String name) {
        return Arrays.stream(values())
                .filter(c -> c.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("super-pixels can be "
                        + Arrays.stream(values()).map(Cut::toString).collect(Collectors.joining(", ")) + ", not "
                        + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
