/**
 * Regions in, {@link io.github.explicell.classify.Prediction}s out: the one method that the command, macros, the
 * command line and scripts call.
 */
package io.github.explicell.classify;
