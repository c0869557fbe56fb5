package io.github.explicell.train;

/**
 * What happened in an epoch.
 *
 * @param epoch from 1
 * @param learningRate at its end
 * @param trainingLoss mean over the training samples as they were seen
 * @param validationLoss mean over the validation samples
 * @param validationAccuracy 0..1
 * @param seconds it took
 * @param imagesPerSecond training samples per second of training time
 * @param best whether its validation loss is the lowest so far
 */
public record EpochLog(
        int epoch,
        double learningRate,
        double trainingLoss,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        double imagesPerSecond,
        boolean best) {}
