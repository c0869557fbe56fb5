/**
 * From a file or an ImageJ image to the pixels that a network sees: opening
 * ({@link io.github.explicell.image.Pictures}), what to classify in it
 * ({@link io.github.explicell.image.Regions},
 * {@link io.github.explicell.image.RegionChooser}), its pixels
 * ({@link io.github.explicell.image.Cropper},
 * {@link io.github.explicell.image.Resampling}) and writing images whole or not
 * at all ({@link io.github.explicell.image.ImageFiles}).
 * <p>
 * Coordinates are continuous pixel coordinates: pixel {@code i} covers
 * {@code i..i+1}. Planes, channels and series count from 0. Nothing in this
 * package opens a window or a dialog.
 */
package io.github.explicell.image;
