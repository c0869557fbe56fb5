package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Another laboratory's staining (Tellez et al. 2018): the crop is separated into stains in optical density (Ruifrok and
 * Johnston 2001), the amount of each stain is multiplied and shifted by its own draws, and the stains are put together
 * again. Amounts may be negative where the colours are no mixture of these stains; so without a change nothing changes.
 *
 * @param probability how often
 * @param stains which
 * @param factor of each stain's amount, 0..10
 * @param shift added to each amount, in optical density (decimal logarithm), -1..1
 */
public record StainJitter(double probability, Stains stains, Range factor, Range shift) implements Augmenter {

    /** Light that is taken for dark: 1e-3 is an optical density of 3. */
    private static final float DARK = 1e-3f;

    /**
     * @param probability how often
     * @param stains which
     * @param factor of each stain's amount, 0..10
     * @param shift added to each amount, in optical density (decimal logarithm), -1..1
     * @throws IllegalArgumentException naming what is wrong
     */
    public StainJitter {
        Range.checkProbability(probability);
        if (stains == null) throw new IllegalArgumentException("the stains are he or pap");
        Range.check(factor, "the stain jitter's factor", 0, 10);
        Range.check(shift, "the stain jitter's shift", -1, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double[] gain = new double[3];
        final double[] more = new double[3];
        for (int s = 0; s < 3; s++) {
            gain[s] = factor.draw(random);
            more[s] = shift.draw(random);
        }
        jitter(draft.planes(), stains, gain, more);
    }

    /** Changes planes: amount of each stain times gain plus more. */
    static void jitter(final float[] planes, final Stains stains, final double[] gain, final double[] more) {
        // all of it is linear in the logarithms: one matrix and one shift
        final double[][] matrix = new double[3][3];
        final double[] offset = new double[3];
        for (int c = 0; c < 3; c++)
            for (int s = 0; s < 3; s++) {
                offset[c] -= more[s] * stains.densities()[s][c] * Math.log(10);
                for (int k = 0; k < 3; k++) matrix[c][k] += stains.inverse()[k][s] * gain[s] * stains.densities()[s][c];
            }
        final int area = planes.length / 3;
        for (int i = 0; i < area; i++) {
            final double r = Math.log(Math.max(DARK, planes[i]));
            final double g = Math.log(Math.max(DARK, planes[area + i]));
            final double b = Math.log(Math.max(DARK, planes[2 * area + i]));
            for (int c = 0; c < 3; c++) {
                final double light = Math.exp(matrix[c][0] * r + matrix[c][1] * g + matrix[c][2] * b + offset[c]);
                planes[c * area + i] = (float) Math.min(1, light);
            }
        }
    }
}
