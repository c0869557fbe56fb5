/**
 * How good a saliency map is, in numbers: how faithful to the network it is, how much of it lies where the evidence is
 * known to lie, and how sparse it is. One small class for each measure; {@link
 * io.github.explicell.explain.measure.Measures} lists them.
 */
package io.github.explicell.explain.measure;
