package io.github.explicell.view;

import ij.process.LUT;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Colours for numbers from 0 to 1, each from dark to light, so that people with any kind of colour vision, and a
 * printer without colours, show what is more. Viridis, inferno and magma are those of matplotlib (van der Walt and
 * Smith, 2015), cividis is that of Nuñez, Anderton and Renslow (2018); all four were given to the public domain (CC0).
 */
public enum HeatColours {

    /** Blue, green, yellow. */
    VIRIDIS(
            0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d, 0x2e6d8e, 0x297b8e, 0x23898e, 0x1f978b,
            0x21a585, 0x2eb37c, 0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725),
    /** Black, red, yellow. */
    INFERNO(
            0x000004, 0x0a0722, 0x1e0c45, 0x380962, 0x510e6c, 0x69166e, 0x801f6c, 0x982766, 0xb0315b, 0xc63d4d,
            0xd94d3d, 0xe9612b, 0xf47918, 0xfa9407, 0xfcb014, 0xf8cd37, 0xf2ea69, 0xfcffa4),
    /** Black, purple, white. */
    MAGMA(
            0x000004, 0x090720, 0x1a1042, 0x311165, 0x4a1079, 0x621980, 0x792282, 0x912b81, 0xaa337d, 0xc23b75,
            0xd9466b, 0xec5860, 0xf7725c, 0xfc8e64, 0xfeaa74, 0xfec68a, 0xfde2a3, 0xfcfdbf),
    /** Blue, yellow; nearly the same to people who do not see red or green. */
    CIVIDIS(
            0x00224e, 0x002d68, 0x163770, 0x2e416d, 0x3f4c6c, 0x4e566c, 0x5c616e, 0x696b71, 0x767676, 0x838179,
            0x928c78, 0xa09875, 0xafa471, 0xbfb06b, 0xcfbd62, 0xdfca57, 0xf0d846, 0xfee838),
    /** Black to white. */
    GREY(0x000001, 0xffffff);

    /** Of a look-up table of ImageJ. */
    private static final int LEVELS = 256;

    /** At equal distances from 0 to 1; none is 0, which would be transparent to ImageJ. */
    private final int[] anchors;

    HeatColours(final int... anchors) {
        this.anchors = anchors;
    }

    /**
     * @param name as {@link #toString} gives it
     * @return the colours
     * @throws IllegalArgumentException with the names there are
     */
    public static HeatColours parse(final String name) {
        return Arrays.stream(values())
                .filter(colours -> colours.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lut must be " + names() + ", not " + name));
    }

    /** @return the names, with commas */
    public static String names() {
        return Arrays.stream(values()).map(HeatColours::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the same colours for a grey image of ImageJ, whose black is {@link #rgb rgb(0)} */
    public LUT lut() {
        final byte[][] bands = new byte[3][LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            final int rgb = rgb(i / (LEVELS - 1.0));
            for (int band = 0; band < 3; band++) bands[band][i] = (byte) (rgb >> 16 - 8 * band);
        }
        return new LUT(bands[0], bands[1], bands[2]);
    }

    /**
     * @param value 0..1; what is beyond counts as the end
     * @return red, green and blue, 8 bits each, red highest; never 0
     */
    public int rgb(final double value) {
        final double place = Math.max(0, Math.min(1, value)) * (anchors.length - 1);
        final int below = Math.min(anchors.length - 2, (int) place);
        final double part = place - below;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            final int from = anchors[below] >> shift & 0xff;
            final int to = anchors[below + 1] >> shift & 0xff;
            mixed |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return mixed;
    }
}
