package io.github.explicell.train;

/**
 * Lowers the learning rate when the validation loss has stopped falling: after {@code patience} epochs in a row without
 * a lower one it is multiplied by a factor, and the count begins anew. Keras counts so; torch's
 * {@code ReduceLROnPlateau} with the same behaviour has a patience of one less and a threshold of 0.
 */
final class ReduceOnPlateau implements Schedule {

    private static final String FACTOR = "plateau.factor";
    private static final String LOWEST = "plateau.lowest_loss";
    private static final String WAITED = "plateau.waited";

    private final double factor;
    private final int patience;
    private final double least;
    private double current = 1;
    private double lowest = Double.POSITIVE_INFINITY;
    private int waited;

    /**
     * @param factor what the rate is multiplied by, above 0 and below 1
     * @param patience epochs without a lower loss, at least 1
     * @param least the rate never falls below this share of the first one, 0..1
     */
    ReduceOnPlateau(final double factor, final int patience, final double least) {
        this.factor = factor;
        this.patience = patience;
        this.least = least;
    }

    @Override
    public double factor(final double progress) {
        return current;
    }

    @Override
    public void epoch(final double validationLoss) {
        if (validationLoss < lowest) {
            lowest = validationLoss;
            waited = 0;
        } else if (++waited >= patience) {
            current = Math.max(least, current * factor);
            waited = 0;
        }
    }

    @Override
    public void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(FACTOR, current);
        checkpoint.put(LOWEST, lowest);
        checkpoint.put(WAITED, waited);
    }

    @Override
    public void restore(final Checkpoint checkpoint) {
        current = checkpoint.number(FACTOR);
        lowest = checkpoint.number(LOWEST);
        waited = (int) checkpoint.number(WAITED);
    }
}
