package io.github.explicell.train;

import io.github.explicell.train.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    /**
     * Every class in each batch, and equally often: as many of each as the batch has room for, {@code least} at least;
     * where the classes are too many for that, as many of them as fit, in random turn. The samples of a class come in
     * turn over the batches, none twice before all others of its class, and none twice in a batch if there are enough.
     * An epoch has as many whole batches as there are samples for. With enough room in the batch it is what
     * pytorch-metric-learning's {@code MPerClassSampler} does, which draws the samples anew for each batch.
     *
     * @param least samples of each class in a batch, at least 2
     * @return such a sampler
     * @throws IllegalArgumentException from the sampler, if a batch has no room for two classes
     */
    static Sampler perClass(final int least) {
        return (samples, batch, seed) -> {
            final Random random = new Random(seed);
            final List<ClassTurn> turns = ClassTurn.of(samples, random);
            final int each = Math.max(least, batch / turns.size());
            final int classes = Math.min(turns.size(), batch / each);
            if (classes < 2)
                throw new IllegalArgumentException("a batch of " + batch + " has no room for two classes with " + each
                        + " samples each; make it larger");
            final int[] order = new int[turns.size()];
            for (int c = 0; c < order.length; c++) order[c] = c;
            final List<int[]> batches = new ArrayList<>();
            final int count = Math.max(1, samples.size() / (each * classes));
            int next = order.length;
            for (int b = 0; b < count; b++) {
                final int[] indices = new int[each * classes];
                final Set<Integer> shown = new HashSet<>();
                for (int at = 0; at < indices.length; at += each) {
                    if (next == order.length) next = restart(order, shown, random);
                    shown.add(order[next]);
                    turns.get(order[next++]).draw(indices, at, each);
                }
                batches.add(indices);
            }
            return batches;
        };
    }

    /** Classes in a new random order, those that the batch has not shown yet first. */
    private static int restart(final int[] order, final Set<Integer> shown, final Random random) {
        final List<Integer> list = new ArrayList<>();
        for (final int c : order) list.add(c);
        Collections.shuffle(list, random);
        list.sort(Comparator.comparing(shown::contains));
        for (int i = 0; i < order.length; i++) order[i] = list.get(i);
        return 0;
    }

    /**
     * Each sample of a batch twice: the batch of half the size, and the same once more behind it. What changes the crops
     * changes the second differently; where the views of samples have been drawn once, the second is the next of these.
     *
     * @param once chooses the samples
     * @param drawn views of each sample, one after the other; 1: drawn anew each time
     * @return such a sampler
     */
    static Sampler twoViews(final Sampler once, final int drawn) {
        return (samples, batch, seed) -> {
            final List<int[]> batches = new ArrayList<>();
            for (final int[] indices : once.batches(samples, batch / 2, seed)) {
                final int[] twice = Arrays.copyOf(indices, 2 * indices.length);
                for (int i = 0; i < indices.length; i++)
                    twice[indices.length + i] = indices[i] - indices[i] % drawn + (indices[i] + 1) % drawn;
                batches.add(twice);
            }
            return batches;
        };
    }

    /**
     * @param order indices of samples
     * @param batch how many there are in a batch, at least 1
     * @return the indices in their order, cut into batches
     */
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
