package io.github.explicell.explain.measure;

/** Relevance mass: the sum of the map's positive values inside the mask over the sum of all its positive values. */
final class RelevanceMass implements MapMeasure {

    @Override
    public String name() {
        return "relevance_mass";
    }

    @Override
    public String sentence() {
        return "Share of the positive relevance that lies inside the mask"
                + " (0..1, higher is better; chance_mass is what a flat map has; no forward pass).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidenceAndMask()) return Double.NaN;
        final float[] values = trial.map().values();
        final boolean[] mask = trial.image().mask();
        double inside = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            final double positive = Math.max(0, values[i]);
            all += positive;
            if (mask[i]) inside += positive;
        }
        return inside / all;
    }
}
