package io.github.explicell.engine;

/**
 * A node's value, the gradient of a score with respect to it, and the logits.
 *
 * @param activation N x the node's shape
 * @param gradient of the same shape
 * @param logits N x classes
 */
public record Gradient(Values activation, Values gradient, Values logits) {}
