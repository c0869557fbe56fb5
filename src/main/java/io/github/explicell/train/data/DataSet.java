package io.github.explicell.train.data;

import io.github.explicell.classify.KnownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Labelled regions.
 *
 * @param source where they come from, in words
 * @param samples the regions
 * @param leftOut what was not taken and why, each a sentence
 */
public record DataSet(String source, List<Sample> samples, List<String> leftOut) {

    private static final int BRIEF = 10;

    /**
     * Keeps its own copies of the lists.
     *
     * @param source where they come from, in words
     * @param samples the regions
     * @param leftOut what was not taken and why, each a sentence
     */
    public DataSet {
        samples = List.copyOf(samples);
        leftOut = List.copyOf(leftOut);
    }

    /** @return names of the classes, sorted: their order is the order of the logits */
    public List<String> classes() {
        final TreeSet<String> names = new TreeSet<>();
        samples.forEach(s -> names.add(s.label()));
        return List.copyOf(names);
    }

    /**
     * @param fields what is known beside the images
     * @return the same samples, which know more
     */
    public DataSet knowing(final KnownFields fields) {
        if (fields.isEmpty()) return this;
        final List<Sample> known = samples.stream()
                .map(s -> s.with(fields.of(String.valueOf(s.file().getFileName()), Map.of(), List.of(s.region()))
                        .get(0)))
                .toList();
        return new DataSet(source, known, leftOut);
    }

    /**
     * @param words where they come from, for people
     * @return the same samples
     */
    public DataSet named(final String words) {
        return new DataSet(words, samples, leftOut);
    }

    /** @return what was not taken and why, a few sentences and how many more there are */
    public List<String> leftOutBriefly() {
        if (leftOut.size() <= BRIEF) return leftOut;
        final List<String> some = new ArrayList<>(leftOut.subList(0, BRIEF));
        some.add("And " + (leftOut.size() - BRIEF) + " more that are left out; the report on the data names them all.");
        return some;
    }

    /**
     * @param samples the regions
     * @return class to its number of samples
     */
    public static Map<String, Integer> counts(final List<Sample> samples) {
        final Map<String, Integer> counts = new TreeMap<>();
        samples.forEach(s -> counts.merge(s.label(), 1, Integer::sum));
        return counts;
    }
}
