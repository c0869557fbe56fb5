/**
 * Networks as data: an immutable graph of named nodes
 * ({@link io.github.explicell.network.Network}), the operations a node can be,
 * the transformations that make one network of another
 * ({@link io.github.explicell.network.Surgery},
 * {@link io.github.explicell.network.BatchNormFolding}) and its text for
 * libtorch ({@link io.github.explicell.network.TorchScript}). Pure Java: no
 * DJL, no ImageJ.
 */
package io.github.explicell.network;
