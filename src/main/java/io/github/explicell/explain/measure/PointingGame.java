package io.github.explicell.explain.measure;

/**
 * Pointing game: 1 if the map's maximum lies inside the mask, else 0. Of several maxima the pixel with the smallest
 * index counts.
 */
final class PointingGame implements MapMeasure {

    @Override
    public String name() {
        return "pointing_game";
    }

    @Override
    public String sentence() {
        return "1 if the most relevant pixel lies inside the mask, else 0 (higher is better; no forward pass).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidenceAndMask()) return Double.NaN;
        final float[] values = trial.map().values();
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return trial.image().mask()[best] ? 1 : 0;
    }
}
