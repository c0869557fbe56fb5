package io.github.explicell.train.data;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What should be known of data before a training.
 *
 * @param source where they come from, in words
 * @param classes class to its number of samples
 * @param groupsOfClasses class to the number of groups that have samples of it
 * @param groups how many slides, lesions or patients there are
 * @param largestGroup the group with most samples, and how many these are
 * @param sizes size of the regions in pixels, such as {@code 200 x 150}, to the number of samples, frequent ones first
 * @param files how many image files there are
 * @param fields metadata field to what is known of it
 * @param leftOut what would be left out and why, each a sentence
 * @param unreadable images whose pixels cannot be read, each a sentence; they would end a training
 * @param twins samples that show the same or look similar, those that matter most first
 * @param moreTwins how many more pairs there are than the list holds
 * @param near bits of 128 in which difference hashes may differ to count as similar
 * @param split part to class to its number of samples; empty if there is no split
 * @param splitNote why there is no split, or what is wrong with it; null if all is well
 */
public record DataReport(
        String source,
        Map<String, Integer> classes,
        Map<String, Integer> groupsOfClasses,
        int groups,
        Map.Entry<String, Integer> largestGroup,
        Map<String, Integer> sizes,
        int files,
        Map<String, Field> fields,
        List<String> leftOut,
        List<String> unreadable,
        List<Twins> twins,
        long moreTwins,
        int near,
        Map<Part, Map<String, Integer>> split,
        String splitNote) {

    /**
     * A field of metadata.
     *
     * @param number whether all known values are numbers
     * @param values how many different known values there are
     * @param unknown samples that do not know it
     */
    public record Field(boolean number, int values, int unknown) {}

    /** @return how many samples there are */
    public int samples() {
        return classes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * @param kind which of them count
     * @return how many of the listed twins are as asked for
     */
    public long count(final Predicate<Twins> kind) {
        return twins.stream().filter(kind).count();
    }
}
