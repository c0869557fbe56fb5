/**
 * From results to what a person looks at: decorated overlays, tables, pictures and texts. Nothing here decides anything
 * about a region; {@link io.github.explicell.classify} did.
 */
package io.github.explicell.view;
