package io.github.explicell.view;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;

/** The two views of LIME's papers: which super-pixels are painted. Green speaks for the class, red against it. */
public enum SuperpixelView {

    /** What speaks for the class and what speaks against it. */
    BOTH,
    /** Only what speaks for the class. */
    FOR;

    private static final Color GREEN = new Color(0, 160, 0);
    private static final Color RED = new Color(220, 0, 0);

    /** Opacity of the largest weight, of 255. */
    private static final double STRONGEST = 150;

    /** @return whether a super-pixel of this weight is painted */
    boolean shows(final double weight) {
        return this == BOTH || weight > 0;
    }

    /** @return the largest size of a weight, above 0 */
    static double strongest(final double[] weights) {
        return Math.max(
                Double.MIN_NORMAL, Arrays.stream(weights).map(Math::abs).max().orElse(0));
    }

    /** @return colour with an opacity that rises with the weight's size */
    static Color colour(final double weight, final double strongest) {
        final Color colour = weight < 0 ? RED : GREEN;
        final int opacity = (int) Math.round(STRONGEST * Math.abs(weight) / strongest);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
    }

    /**
     * @param name {@code both} or {@code for}
     * @return the view
     * @throws IllegalArgumentException with the names there are
     */
    public static SuperpixelView parse(final String name) {
        return Arrays.stream(values())
                .filter(view -> view.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the view must be both (for and against the class) or for, not " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
