package io.github.explicell.model.library;

/**
 * One line of what is known of a model, for a person.
 *
 * @param what such as {@code licence}
 * @param text such as {@code Apache-2.0}
 */
public record Fact(String what, String text) {}
