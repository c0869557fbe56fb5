/**
 * The only package that starts DJL and libtorch: natives, devices, precision,
 * and networks compiled once into {@link io.github.explicell.engine.Session}s.
 * What makes it fast (folded batch norm, channels-last memory, micro-batches,
 * bfloat16) stays inside.
 */
package io.github.explicell.engine;
