package io.github.explicell.train;

/** The learning rate over a run. */
@FunctionalInterface
public interface Schedule {

    /**
     * @param progress how much of the run is done, 0..1
     * @return factor of the learning rate, 0..1
     */
    double factor(double progress);

    /**
     * Told the validation loss after each epoch.
     *
     * @param validationLoss of the epoch
     */
    default void epoch(final double validationLoss) {}

    /** @return always the same rate */
    static Schedule constant() {
        return progress -> 1;
    }

    /** @return a linear rise over the first part of the run, then half a cosine down to 1 % */
    static Schedule cosine(final double warmUp) {
        return progress -> progress < warmUp
                ? rise(progress, warmUp)
                : 0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * (progress - warmUp) / (1 - warmUp)));
    }

    /** @return a linear rise over the first part of the run, then what another schedule says */
    static Schedule warmUp(final double warmUp, final Schedule then) {
        return new Schedule() {

            @Override
            public double factor(final double progress) {
                return (progress < warmUp ? rise(progress, warmUp) : 1) * then.factor(progress);
            }

            @Override
            public void epoch(final double validationLoss) {
                then.epoch(validationLoss);
            }
        };
    }

    private static double rise(final double progress, final double warmUp) {
        return (progress + 1e-3) / (warmUp + 1e-3);
    }
}
