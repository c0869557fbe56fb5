package io.github.explicell.train;

/**
 * What happened in an epoch.
 *
 * @param epoch from 1
 * @param learningRate at its end
 * @param trainingLoss mean over the training samples as they were seen
 * @param validationLoss mean over the validation samples
 * @param validationAccuracy of the most probable class, or of the nearest neighbours where an encoder learns; 0..1
 * @param validationMacroF1 mean of the classes' F1, 0..1
 * @param spread of an encoder's embeddings, 0 (collapsed) to 1; null where a classifier learns
 * @param scaling of the loss where a network learns in float16; else null
 * @param seconds it took
 * @param imagesPerSecond training samples per second of training time
 * @param waiting share of the training time in which the network waited for images, 0..1
 * @param best whether it is the best so far
 */
public record EpochLog(
        int epoch,
        double learningRate,
        double trainingLoss,
        double validationLoss,
        double validationAccuracy,
        double validationMacroF1,
        Double spread,
        Scaling scaling,
        double seconds,
        double imagesPerSecond,
        double waiting,
        boolean best) {

    /**
     * How the loss was scaled.
     *
     * @param factor at the epoch's end
     * @param leftOut steps that were left out since float16 could not hold their gradients
     */
    public record Scaling(double factor, int leftOut) {}

    /** @return the same as the best epoch so far */
    EpochLog asBest() {
        return new EpochLog(
                epoch,
                learningRate,
                trainingLoss,
                validationLoss,
                validationAccuracy,
                validationMacroF1,
                spread,
                scaling,
                seconds,
                imagesPerSecond,
                waiting,
                true);
    }
}
