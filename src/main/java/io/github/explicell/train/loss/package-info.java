/**
 * What training makes small: one class for each loss, all on the network's named outputs. Labels are class indices, and
 * every value keeps its history for gradients. No batch gives a NaN that its numbers do not hold: where a loss is not
 * defined (no positive pair, one class only, a batch of one), it is 0 with gradients of 0, so that the step changes
 * nothing.
 */
package io.github.explicell.train.loss;
