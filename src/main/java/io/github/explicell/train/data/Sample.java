package io.github.explicell.train.data;

import io.github.explicell.image.Region;
import java.nio.file.Path;

/**
 * One labelled region of an image file; its pixels are read when they are needed.
 *
 * @param file the image
 * @param series series within the file, from 0
 * @param region the region
 * @param label name of its class
 * @param group what must not be split: slide, lesion, patient
 */
public record Sample(Path file, int series, Region region, String label, String group) {}
