package io.github.explicell.train;

/** The learning rate over a run. */
@FunctionalInterface
public interface Schedule {

    /**
     * @param progress how much of the run is done, 0..1
     * @return factor of the learning rate, 0..1
     */
    double factor(double progress);

    /** @return always the same rate */
    static Schedule constant() {
        return progress -> 1;
    }

    /** @return a linear rise over the first part of the run, then half a cosine down to 1 % */
    static Schedule cosine(final double warmUp) {
        return progress -> progress < warmUp
                ? (progress + 1e-3) / (warmUp + 1e-3)
                : 0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * (progress - warmUp) / (1 - warmUp)));
    }
}
