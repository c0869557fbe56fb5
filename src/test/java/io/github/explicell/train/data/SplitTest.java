package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** Classes in the ratio 6 : 3 : 1, groups of 1 to 8 samples of one class. */
    private static DataSet data() {
        final List<Sample> samples = new ArrayList<>();
        final Random random = new Random(5);
        for (int group = 0; group < 200; group++) {
            final int draw = random.nextInt(10);
            final String label = draw < 6 ? "common" : draw < 9 ? "less" : "rare";
            for (int i = random.nextInt(8); i >= 0; i--)
                samples.add(new Sample(Path.of("x"), 0, null, label, "patient " + group));
        }
        return new DataSet("test", samples, List.of());
    }

    private static Set<String> groups(final List<Sample> part) {
        return part.stream().map(Sample::group).collect(Collectors.toSet());
    }

    @Test
    void noGroupIsInTwoParts() {
        final DataSet data = data();
        final Split split = Split.grouped(data, 0.15, 0.2, 3);
        final Set<String> all = new HashSet<>();
        for (final List<Sample> part : List.of(split.training(), split.validation(), split.test()))
            for (final String group : groups(part)) assertTrue(all.add(group), group + " is in two parts");
        assertEquals(
                data.samples().size(),
                split.training().size()
                        + split.validation().size()
                        + split.test().size());
    }

    @Test
    void classesAreSpreadByTheShares() {
        final DataSet data = data();
        final Split split = Split.grouped(data, 0.15, 0.2, 3);
        DataSet.counts(data.samples()).forEach((label, count) -> {
            assertEquals(0.15 * count, DataSet.counts(split.validation()).get(label), 4, label);
            assertEquals(0.2 * count, DataSet.counts(split.test()).get(label), 4, label);
        });
    }

    @Test
    void theSeedFixesIt() {
        final DataSet data = data();
        assertEquals(
                groups(Split.grouped(data, 0.2, 0, 7).validation()),
                groups(Split.grouped(data, 0.2, 0, 7).validation()));
        assertNotEquals(
                groups(Split.grouped(data, 0.2, 0, 7).validation()),
                groups(Split.grouped(data, 0.2, 0, 8).validation()));
        assertTrue(Split.grouped(data, 0.2, 0, 7).test().isEmpty());
    }

    @Test
    void aClassWithOneImageIsNamed() {
        final List<Sample> samples = new ArrayList<>(data().samples());
        samples.add(new Sample(Path.of("x"), 0, null, "unique", "patient 999"));
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Split.grouped(new DataSet("test", samples, List.of()), 0.2, 0.2, 1))
                .getMessage();
        assertTrue(message.startsWith("the class unique has too few samples"), message);
    }

    @Test
    void oneClassIsNotEnough() {
        final List<Sample> samples = data().samples().stream()
                .filter(s -> s.label().equals("common"))
                .toList();
        assertThrows(
                IllegalArgumentException.class,
                () -> Split.grouped(new DataSet("test", samples, List.of()), 0.2, 0.2, 1));
        assertThrows(IllegalArgumentException.class, () -> Split.grouped(data(), 0.6, 0.5, 1));
    }
}
