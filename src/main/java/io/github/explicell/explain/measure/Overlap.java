package io.github.explicell.explain.measure;

/**
 * Intersection over union of the mask and the most relevant pixels, of which as many are taken as the mask has. Of equal
 * values the pixel with the smaller index comes first.
 */
final class Overlap implements MapMeasure {

    @Override
    public String name() {
        return "iou";
    }

    @Override
    public String sentence() {
        return "Intersection over union of the mask and the most relevant pixels, as many as the mask has"
                + " (0..1, higher is better; no forward pass).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidenceAndMask()) return Double.NaN;
        final boolean[] mask = trial.image().mask();
        final int size = trial.image().maskSize();
        int both = 0;
        for (int i = 0; i < size; i++) if (mask[trial.order()[i]]) both++;
        return both / (2.0 * size - both);
    }
}
