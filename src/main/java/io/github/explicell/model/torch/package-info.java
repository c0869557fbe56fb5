/**
 * PyTorch's own weight files: the zip and the older stream of pickles, read by an unpickler that builds containers and
 * tensors, refuses every other class by name and never runs anything.
 */
package io.github.explicell.model.torch;
