/** Published weights: which there are, what is known of them, getting them, and the folder of installed models. */
package io.github.explicell.model.library;
