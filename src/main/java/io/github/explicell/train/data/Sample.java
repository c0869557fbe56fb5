package io.github.explicell.train.data;

import io.github.explicell.image.Region;
import java.nio.file.Path;

/**
 * One labelled region of an image file; its pixels are read when they are needed.
 *
 * @param file the image
 * @param series series within the file, from 0
 * @param region the region; its properties hold what is known beside the image, such as metadata
 * @param label name of its class
 * @param group what must not be split: slide, lesion, patient
 */
public record Sample(Path file, int series, Region region, String label, String group) {

    /**
     * @return the part of a split that the sample's region names, or null if it names none
     * @throws IllegalArgumentException naming the sample, if it names something else
     */
    public Part part() {
        final String word = region.properties().get(Part.PROPERTY);
        if (word == null || word.isBlank()) return null;
        try {
            return Part.of(word);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(name() + ": " + e.getMessage(), e);
        }
    }

    /** @return the same with another region, or with one that knows more */
    Sample with(final Region other) {
        return new Sample(file, series, other, label, group);
    }

    /** @return file and region, for a person */
    public String name() {
        return file.getFileName() + (region.name().equals("image") ? "" : ", " + region.name());
    }

    /**
     * What makes the sample the same one on another machine: names, not places.
     *
     * @return one line
     */
    String key() {
        return String.join(
                "\t",
                String.valueOf(file.getFileName()),
                String.valueOf(series),
                region.name(),
                String.valueOf(region.plane().z()),
                String.valueOf(region.plane().t()),
                label,
                group);
    }
}
