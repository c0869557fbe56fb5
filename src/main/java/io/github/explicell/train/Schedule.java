package io.github.explicell.train;

/** The learning rate over a run. */
@FunctionalInterface
interface Schedule {

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

    /** Puts what it has learned from the epochs into a checkpoint. */
    default void save(final Checkpoint.Draft checkpoint) {}

    /** Knows again what a checkpoint says of the epochs. */
    default void restore(final Checkpoint checkpoint) {}

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

            @Override
            public void save(final Checkpoint.Draft checkpoint) {
                then.save(checkpoint);
            }

            @Override
            public void restore(final Checkpoint checkpoint) {
                then.restore(checkpoint);
            }
        };
    }

    private static double rise(final double progress, final double warmUp) {
        return (progress + 1e-3) / (warmUp + 1e-3);
    }
}
