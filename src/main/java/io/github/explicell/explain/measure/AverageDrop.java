package io.github.explicell.explain.measure;

/**
 * Average drop (Chattopadhyay et al.: Grad-CAM++, WACV 2018): max(0, Y - O) / Y, where Y is the target's probability for
 * the image and O that for the preprocessed image times the map in 0..1 (its positive part over its maximum). Their
 * average over regions is the published number.
 */
final class AverageDrop implements MapMeasure {

    @Override
    public String name() {
        return "average_drop";
    }

    @Override
    public String sentence() {
        return "Share of the target's probability that is lost when the crop is multiplied by the map"
                + " (0..1, lower is better; one forward pass, shared with increase_in_confidence).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidence()) return Double.NaN;
        final double before = trial.image().score();
        return before > 0 ? Math.max(0, before - trial.scoreOfExplained()) / before : Double.NaN;
    }
}
