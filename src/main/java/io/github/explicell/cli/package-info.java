/**
 * The command line: options in, a call, tables and files out. Errors are one sentence and an exit status; every
 * subcommand is a class, {@link io.github.explicell.cli.Main} holds them together.
 */
package io.github.explicell.cli;
