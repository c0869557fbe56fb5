/** Methods that ask at the image itself: gradients at its pixels, and scores of changed images. */
package io.github.explicell.explain.pixel;
