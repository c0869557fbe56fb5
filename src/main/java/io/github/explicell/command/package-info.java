/**
 * The commands of ImageJ: parameters in, a call, ROIs, tables and images out. How commands must behave so that macros,
 * scripts and dialogs all work is in {@link io.github.explicell.command.Failure},
 * {@link io.github.explicell.command.Outputs} and {@link io.github.explicell.command.ImageInput}.
 */
package io.github.explicell.command;
