package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassColoursTest {

    /** Linear RGB as people without red or green cones see it (Vienot, Brettel, Mollon 1999). */
    private static final double[][][] DICHROMATS = {
        {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
        {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
    };

    /** Lab units; 2.3 is just noticeable side by side. */
    private static final double FAR = 9;

    @Test
    void everybodyTellsTheFirstApart() {
        for (final double[][] vision : DICHROMATS)
            for (int i = 0; i < ClassColours.DISTINCT; i++)
                for (int j = 0; j < i; j++) {
                    final double distance = distance(lab(ClassColours.of(i), vision), lab(ClassColours.of(j), vision));
                    assertTrue(distance > FAR, i + " and " + j + ": " + distance);
                }
    }

    @Test
    void aThousandClassesHaveColours() {
        final Set<Color> colours = new HashSet<>();
        for (int i = 0; i < 100; i++) colours.add(ClassColours.of(i));
        assertEquals(100, colours.size());
        assertEquals(ClassColours.of(999), ClassColours.of(999));
    }

    private static double distance(final double[] a, final double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(final Color colour, final double[][] vision) {
        final double[] rgb = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        final double[] seen = new double[3];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) seen[i] += vision[i][j] * rgb[j];
        final double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        final double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        final double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(final int value) {
        final double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double f(final double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
