/**
 * Published architectures as {@link io.github.explicell.network.Network}s, with
 * the node and parameter names of the library they come from. How to add one:
 * docs/adding-an-architecture.md.
 */
package io.github.explicell.network.architecture;
