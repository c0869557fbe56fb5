/**
 * How fast Explicell is, and how much memory it takes, beside what users run today: {@code ./explicell bench}. Part of
 * the checkout, not of the jar.
 */
package io.github.explicell.benchmark;
