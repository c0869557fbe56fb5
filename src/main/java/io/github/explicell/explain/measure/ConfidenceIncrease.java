package io.github.explicell.explain.measure;

/**
 * Increase in confidence (Chattopadhyay et al.: Grad-CAM++, WACV 2018): 1 if the target is more probable for the
 * preprocessed image times the map in 0..1 than for the image, else 0. Its average over regions is the published number.
 */
final class ConfidenceIncrease implements MapMeasure {

    @Override
    public String name() {
        return "increase_in_confidence";
    }

    @Override
    public String sentence() {
        return "1 if the target becomes more probable when the crop is multiplied by the map, else 0"
                + " (higher is better; one forward pass, shared with average_drop).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidence()) return Double.NaN;
        return trial.scoreOfExplained() > trial.image().score() ? 1 : 0;
    }
}
