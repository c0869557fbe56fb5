package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplerTest {

    /** 90 frequent samples and 10 rare ones. */
    private static List<Sample> samples() {
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++)
            samples.add(new Sample(Path.of("x"), 0, null, i % 10 == 0 ? "rare" : "frequent", "g"));
        return samples;
    }

    private static int[] order(final Sampler sampler, final int batch, final long seed) {
        return sampler.batches(samples(), batch, seed).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    @Test
    void balancedShowsEveryClassEquallyOften() {
        final int[] order = order(Sampler.balanced(), 8, 3);
        assertEquals(100, order.length);
        final Map<String, Integer> classes = new TreeMap<>();
        final Map<Integer, Integer> times = new TreeMap<>();
        for (final int i : order) {
            classes.merge(samples().get(i).label(), 1, Integer::sum);
            times.merge(i, 1, Integer::sum);
        }
        assertEquals(Map.of("frequent", 50, "rare", 50), classes);
        for (final Map.Entry<Integer, Integer> entry : times.entrySet())
            assertEquals(entry.getKey() % 10 == 0 ? 5 : 1, entry.getValue());
    }

    @Test
    void theSeedFixesTheOrder() {
        assertArrayEquals(order(Sampler.balanced(), 8, 3), order(Sampler.balanced(), 8, 3));
        assertFalse(Arrays.equals(order(Sampler.balanced(), 8, 3), order(Sampler.balanced(), 8, 4)));
    }

    @Test
    void noBatchHasASingleSample() {
        for (final Sampler sampler : List.of(Sampler.shuffled(), Sampler.balanced()))
            assertTrue(sampler.batches(samples(), 33, 1).stream().allMatch(b -> b.length > 1));
        assertEquals(
                100,
                Arrays.stream(order(Sampler.shuffled(), 33, 1))
                        .boxed()
                        .collect(Collectors.toSet())
                        .size());
    }

    private static EpochLog epoch(final double loss, final double accuracy, final double macroF1) {
        return new EpochLog(1, 0, 0, loss, accuracy, macroF1, null, null, 0, 0, 0, false);
    }

    @Test
    void theBestEpochIsKnownByTheChosenMeasure() {
        final EpochLog best = epoch(0.5, 0.9, 0.7);
        assertTrue(Selection.LOSS.isBetter(epoch(0.4, 0.8, 0.6), best));
        assertFalse(Selection.ACCURACY.isBetter(epoch(0.4, 0.8, 0.8), best));
        assertTrue(Selection.MACRO_F1.isBetter(epoch(0.6, 0.8, 0.8), best));
        assertTrue(Selection.ACCURACY.isBetter(epoch(0.4, 0.9, 0.7), best), "of equals the lower loss");
        assertFalse(Selection.ACCURACY.isBetter(epoch(0.5, 0.9, 0.8), best), "of equals the earlier");
        assertTrue(Selection.ACCURACY.isBetter(best, null));
    }

    private record Made(int[] counts, int batch, int each, int number, int[][][] classes) {}

    private record Fixture(List<Made> batches) {}

    /** pytorch-metric-learning's MPerClassSampler; src/test/python/embeddings.py. */
    @Test
    void batchesHoldEveryClassAsOftenAsMetricLearningsDo() throws IOException {
        final Fixture fixture;
        try (Reader reader = new InputStreamReader(
                SamplerTest.class.getResourceAsStream("/fixtures/training/embeddings.json"), StandardCharsets.UTF_8)) {
            fixture = new Gson().fromJson(reader, Fixture.class);
        }
        for (final Made made : fixture.batches()) {
            final List<Sample> samples = new ArrayList<>();
            for (int c = 0; c < made.counts().length; c++)
                for (int i = 0; i < made.counts()[c]; i++) samples.add(new Sample(Path.of("x"), 0, null, "c" + c, "g"));
            final List<int[]> batches = Sampler.perClass(made.each()).batches(samples, made.batch(), 5);
            assertEquals(made.number(), batches.size());
            final Map<String, Integer> shown = new TreeMap<>();
            for (final int[] batch : batches) {
                assertEquals(made.batch(), batch.length);
                final Map<String, Long> counts = Arrays.stream(batch)
                        .boxed()
                        .collect(Collectors.groupingBy(i -> samples.get(i).label(), Collectors.counting()));
                assertEquals(made.classes()[0].length, counts.size(), "classes in a batch");
                assertEquals(Set.of((long) made.each()), Set.copyOf(counts.values()));
                assertEquals(batch.length, Arrays.stream(batch).distinct().count(), "none twice in a batch");
                counts.keySet().forEach(c -> shown.merge(c, 1, Integer::sum));
            }
            // unlike there, classes take turns
            final int least = made.number() * made.classes()[0].length / made.counts().length;
            assertTrue(shown.values().stream().allMatch(n -> n == least || n == least + 1), shown.toString());
        }
    }

    @Test
    void samplesOfAClassComeInTurn() {
        final List<int[]> batches = Sampler.perClass(2).batches(samples(), 20, 2);
        final Map<Integer, Integer> times = new TreeMap<>();
        for (final int[] batch : batches) for (final int i : batch) times.merge(i, 1, Integer::sum);
        assertEquals(5, batches.size());
        // 50 of 90 frequent ones once, each of the 10 rare ones 5 times
        times.forEach((i, n) -> assertEquals(i % 10 == 0 ? 5 : 1, n));
        assertEquals(60, times.size());
        assertThrows(IllegalArgumentException.class, () -> Sampler.perClass(2).batches(samples(), 3, 2));
    }

    @Test
    void fewerSamplesThanABatchWantsOfTheirClassComeAgain() {
        final List<Sample> few = List.of(
                new Sample(Path.of("x"), 0, null, "a", "g"),
                new Sample(Path.of("x"), 0, null, "b", "g"),
                new Sample(Path.of("x"), 0, null, "b", "g"));
        final int[] batch = Sampler.perClass(4).batches(few, 8, 1).get(0);
        assertEquals(4, Arrays.stream(batch).filter(i -> i == 0).count());
        assertEquals(2, Arrays.stream(batch).filter(i -> i == 1).count());
    }

    @Test
    void viewsAreTheSameSamplesOnceMore() {
        for (final int[] batch : Sampler.twoViews(Sampler.perClass(2), 1).batches(samples(), 16, 3)) {
            assertEquals(16, batch.length);
            assertArrayEquals(Arrays.copyOf(batch, 8), Arrays.copyOfRange(batch, 8, 16));
        }
        // of five views that were drawn once, another one of the same sample
        for (final int[] batch : Sampler.twoViews(Sampler.shuffled(), 5).batches(samples(), 16, 3))
            for (int i = 0; i < 8 && batch.length == 16; i++) {
                assertEquals(batch[i] / 5, batch[8 + i] / 5);
                assertEquals((batch[i] + 1) % 5, batch[8 + i] % 5);
            }
    }
}
