package io.github.explicell.train;

import io.github.explicell.train.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Chooses which samples make the batches of an epoch. */
@FunctionalInterface
public interface Sampler {

    /**
     * @param samples the training part
     * @param batch samples in a batch
     * @param seed fixes the choice; another one for each epoch
     * @return indices of the samples of each batch, no batch with a single sample (batch norm needs two)
     */
    List<int[]> batches(List<Sample> samples, int batch, long seed);

    /** @return every sample once, in random order; a single one left over joins the batch before it */
    static Sampler shuffled() {
        return (samples, batch, seed) -> {
            final List<Integer> order = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) order.add(i);
            Collections.shuffle(order, new Random(seed));
            return cut(order.stream().mapToInt(Integer::intValue).toArray(), batch);
        };
    }

    /**
     * As many samples as there are, each class equally often: the samples of a rare class come again and again, those
     * of a frequent one in turn over the epochs, none twice before all others of its class.
     *
     * @return the samples in random order; a single one left over joins the batch before it
     */
    static Sampler balanced() {
        return (samples, batch, seed) -> {
            final Random random = new Random(seed);
            final Map<String, List<Integer>> classes = new TreeMap<>();
            for (int i = 0; i < samples.size(); i++)
                classes.computeIfAbsent(samples.get(i).label(), l -> new ArrayList<>())
                        .add(i);
            final List<List<Integer>> lists = new ArrayList<>(classes.values());
            // which classes get one more, if the number does not divide
            Collections.shuffle(lists, random);
            final List<Integer> order = new ArrayList<>();
            for (int c = 0; c < lists.size(); c++) {
                final int share = (samples.size() + c) / lists.size();
                for (int drawn = 0; drawn < share; drawn++) {
                    final List<Integer> list = lists.get(c);
                    if (drawn % list.size() == 0) Collections.shuffle(list, random);
                    order.add(list.get(drawn % list.size()));
                }
            }
            Collections.shuffle(order, random);
            return cut(order.stream().mapToInt(Integer::intValue).toArray(), batch);
        };
    }

    /** @return the indices in their order, cut into batches */
    static List<int[]> cut(final int[] order, final int batch) {
        final List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.length; ) {
            int end = Math.min(order.length, start + batch);
            if (order.length - end == 1) end++;
            batches.add(Arrays.copyOfRange(order, start, end));
            start = end;
        }
        return batches;
    }
}
