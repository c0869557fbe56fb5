/**
 * How good predictions are: measures as scikit-learn computes them, curves, calibration, intervals and comparisons. It
 * knows true classes, decisions and probabilities, and nothing of networks or images.
 */
package io.github.explicell.train.evaluation;
