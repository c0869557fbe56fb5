package io.github.explicell.explain.measure;

/**
 * Deletion (Petsiuk, Das, Saenko: RISE, BMVC 2018): the target's probability while pixels are set to zero (of the
 * preprocessed image), those with the largest values of the map first, in {@value PixelCurve#STEPS} steps of equally
 * many pixels; the area under that curve. Of equal values the pixel with the smaller index goes first.
 */
final class Deletion implements MapMeasure {

    @Override
    public String name() {
        return "deletion_auc";
    }

    @Override
    public String sentence() {
        return "Area under the target's probability while pixels are set to the training's mean, the most relevant first"
                + " (0..1, lower is better; " + (PixelCurve.STEPS - 1) + " forward passes).";
    }

    @Override
    public double of(final Trial trial) {
        return trial.hasEvidence() ? PixelCurve.area(curve(trial), trial.image().plane()) : Double.NaN;
    }

    /** The probabilities from the whole image to none of it. */
    static double[] curve(final Trial trial) {
        final ScoredImage image = trial.image();
        final float[] pixels = image.pixels();
        return PixelCurve.of(trial, pixels, new float[pixels.length], image.score(), image.scoreOfNothing());
    }
}
