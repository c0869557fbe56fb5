package io.github.explicell.view;

import java.awt.Color;

/**
 * The colour of a class: always the same for the same index. The first {@value #DISTINCT} are those of Okabe and Ito
 * (Color Universal Design, 2008) that can be seen on a microscope's white or black, and people with any kind of colour
 * vision tell them apart. Later ones differ in hue and lightness only as well as can be; the class is therefore always
 * written, too.
 */
public final class ClassColours {

    /** So many colours differ for everybody. */
    public static final int DISTINCT = 7;

    /** Yellow last: it is the weakest on a white background. */
    private static final int[] OKABE_ITO = {0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0x56B4E9, 0xCC79A7, 0xF0E442};

    /** Of a full turn: neighbouring numbers get hues far from each other. */
    private static final double GOLDEN_ANGLE = 0.381966;

    private static final float[] LIGHTNESS = {0.95f, 0.6f};
    private static final float SATURATION = 0.75f;

    private ClassColours() {}

    /**
     * @param index of a class, from 0
     * @return its colour, opaque
     */
    public static Color of(final int index) {
        if (index < DISTINCT) return new Color(OKABE_ITO[index]);
        final float hue = (float) ((index - DISTINCT) * GOLDEN_ANGLE % 1);
        return Color.getHSBColor(hue, SATURATION, LIGHTNESS[index % LIGHTNESS.length]);
    }
}
