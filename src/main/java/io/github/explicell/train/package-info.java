/**
 * Training of classifiers: augmentation, losses, the training loop, and the model folder that comes out.
 * It tells {@link io.github.explicell.train.TrainingListener}s what happens and draws nothing.
 */
package io.github.explicell.train;
