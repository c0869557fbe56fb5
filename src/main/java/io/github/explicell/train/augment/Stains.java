package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;

/** Sets of three stains, by what each takes away of red, green and blue light (optical densities). */
public enum Stains {
    /** Haematoxylin, eosin and DAB: Ruifrok and Johnston 2001. For haematoxylin and eosin alone, DAB is what remains. */
    @SerializedName("he")
    HE(new double[][] {{0.65, 0.70, 0.29}, {0.07, 0.99, 0.11}, {0.27, 0.57, 0.78}}),
    /**
     * Papanicolaou: haematoxylin and eosin as above, and light green as in ImageJ's Colour Deconvolution (Landini). Orange
     * G is left out: three channels of light separate no more than three stains.
     */
    @SerializedName("pap")
    PAP(new double[][] {{0.65, 0.70, 0.29}, {0.07, 0.99, 0.11}, {0.94705542, 0.25373821, 0.19650764}});

    private final double[][] densities;
    private final double[][] inverse;

    Stains(final double[][] densities) {
        this.densities = densities;
        this.inverse = inverse(densities);
    }

    /** @return stain, colour */
    double[][] densities() {
        return densities;
    }

    /** @return colour, stain: amounts of stain = optical densities times this */
    double[][] inverse() {
        return inverse;
    }

    private static double[][] inverse(final double[][] m) {
        final double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) determinant += m[0][i] * cofactor(m, 0, i);
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) inverse[j][i] = cofactor(m, i, j) / determinant;
        return inverse;
    }

    private static double cofactor(final double[][] m, final int row, final int column) {
        final int r1 = (row + 1) % 3;
        final int r2 = (row + 2) % 3;
        final int c1 = (column + 1) % 3;
        final int c2 = (column + 2) % 3;
        return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
    }
}
