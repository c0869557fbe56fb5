/**
 * Methods that read feature maps at a layer of the network: class activation maps, and the attention of networks that have
 * one.
 */
package io.github.explicell.explain.cam;
