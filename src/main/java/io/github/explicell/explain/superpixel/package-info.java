/**
 * Crops cut into super-pixels: by their colours as scikit-image 0.26.0 does, into a grid, or into what the user has drawn
 * (nucleus, cytoplasm, background).
 */
package io.github.explicell.explain.superpixel;
