package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Soft deformation: random displacements at the nodes of a coarse grid, and between them a cubic B-spline, which has no
 * creases (as in the U-Net's training, Ronneberger et al. 2015).
 *
 * @param probability how often
 * @param nodes between the crop's sides, 2..32: few bend the whole crop, many ripple it
 * @param displacement standard deviation at the nodes, in sides of the crop, 0..0.2; the pixels' is about two thirds of it
 */
public record Elastic(double probability, Range nodes, Range displacement) implements Augmenter {

    /**
     * @param probability how often
     * @param nodes between the crop's sides, 2..32: few bend the whole crop, many ripple it
     * @param displacement standard deviation at the nodes, in sides of the crop, 0..0.2; the pixels' is about two
     *     thirds of it
     * @throws IllegalArgumentException naming what is wrong
     */
    public Elastic {
        Range.checkProbability(probability);
        Range.check(nodes, "the elastic deformation's nodes", 2, 32);
        Range.check(displacement, "the elastic deformation's displacement", 0, 0.2);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final int n = nodes.drawWhole(random);
        final double deviation = displacement.draw(random);
        draft.move(new SplineField(
                draft.width(),
                draft.height(),
                values(n, deviation * draft.width(), random),
                values(n, deviation * draft.height(), random)));
    }

    private static double[][] values(final int n, final double deviation, final SplittableRandom random) {
        final double[][] values = new double[n + 2][n + 2];
        for (final double[] row : values)
            for (int i = 0; i < row.length; i++) row[i] = deviation * random.nextGaussian();
        return values;
    }
}
