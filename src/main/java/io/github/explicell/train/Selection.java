package io.github.explicell.train;

/** By what of the validation part the best epoch is known. */
public enum Selection {
    /** The lowest loss. */
    LOSS("validation loss", "lower"),
    /** The highest accuracy. */
    ACCURACY("validation accuracy", "higher"),
    /** The highest mean of the classes' F1. */
    MACRO_F1("validation macro-F1", "higher");

    private final String measure;
    private final String better;

    Selection(final String measure, final String better) {
        this.measure = measure;
        this.better = better;
    }

    /** @return such as "lower validation loss" */
    String improvement() {
        return better + " " + measure;
    }

    /**
     * @param epoch an epoch
     * @param best the best before it, or null
     * @return whether the epoch is better; of equals the earlier one is, but of equal accuracy or F1 the lower loss
     */
    boolean isBetter(final EpochLog epoch, final EpochLog best) {
        if (best == null) return true;
        final int order =
                switch (this) {
                    case LOSS -> 0;
                    case ACCURACY -> Double.compare(epoch.validationAccuracy(), best.validationAccuracy());
                    case MACRO_F1 -> Double.compare(epoch.validationMacroF1(), best.validationMacroF1());
                };
        return order > 0 || order == 0 && epoch.validationLoss() < best.validationLoss();
    }
}
