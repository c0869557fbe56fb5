package io.github.explicell.explain.measure;

/**
 * Insertion (Petsiuk, Das, Saenko: RISE, BMVC 2018): the target's probability while pixels of a blurred image become
 * sharp, those with the largest values of the map first, in {@value PixelCurve#STEPS} steps of equally many pixels; the
 * area under that curve. Of equal values the pixel with the smaller index goes first. The blur is a whole Gaussian (see
 * {@link GaussianBlur}); the authors' program cuts it to 11 x 11 pixels and has zeros beyond the edge.
 */
final class Insertion implements MapMeasure {

    /** Of the blur, in pixels. */
    static final double SIGMA = 5;

    @Override
    public String name() {
        return "insertion_auc";
    }

    @Override
    public String sentence() {
        return "Area under the target's probability while pixels of the blurred crop become sharp, the most relevant first"
                + " (0..1, higher is better; " + (PixelCurve.STEPS - 1) + " forward passes).";
    }

    @Override
    public double of(final Trial trial) {
        return trial.hasEvidence() ? PixelCurve.area(curve(trial), trial.image().plane()) : Double.NaN;
    }

    /** The probabilities from the blurred image to the sharp one. */
    static double[] curve(final Trial trial) {
        final ScoredImage image = trial.image();
        return PixelCurve.of(trial, image.blurred(), image.pixels(), image.scoreOfBlurred(), image.score());
    }
}
