package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.train.data.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        return new EpochLog(1, 0, 0, loss, accuracy, macroF1, 0, 0, false);
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
}
