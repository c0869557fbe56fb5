package io.github.explicell.explain.measure;

/** What relevance mass would be by chance: the mask's share of the crop. */
final class ChanceMass implements MapMeasure {

    @Override
    public String name() {
        return "chance_mass";
    }

    @Override
    public String sentence() {
        return "The mask's share of the crop: the relevance_mass of a map that is the same everywhere"
                + " (0..1; no forward pass).";
    }

    @Override
    public double of(final Trial trial) {
        final int size = trial.image().maskSize();
        return size == 0 ? Double.NaN : (double) size / trial.image().plane();
    }
}
