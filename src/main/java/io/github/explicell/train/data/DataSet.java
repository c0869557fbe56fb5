package io.github.explicell.train.data;

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

    /** @return class to its number of samples */
    public static Map<String, Integer> counts(final List<Sample> samples) {
        final Map<String, Integer> counts = new TreeMap<>();
        samples.forEach(s -> counts.merge(s.label(), 1, Integer::sum));
        return counts;
    }
}
