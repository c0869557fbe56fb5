/**
 * Why, in words of super-pixels: LIME and Kernel SHAP. The network answers for images in which some super-pixels are
 * hidden, and a linear surrogate is fitted to its answers.
 */
package io.github.explicell.explain.lime;
