package io.github.explicell.train;

import io.github.explicell.classify.ConfusionMatrix;

/**
 * What the validation part says after an epoch.
 *
 * @param loss mean over its samples
 * @param counts what was taken for what; with embeddings, by the nearest neighbours
 * @param spread of the embeddings, 0 to 1; null for a classifier
 */
record Validation(double loss, ConfusionMatrix counts, Double spread) {}
