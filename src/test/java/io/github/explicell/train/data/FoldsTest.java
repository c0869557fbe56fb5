package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Folds beside those of scikit-learn. */
class FoldsTest {

    private static final Path FIXTURE = Path.of("src/test/resources/fixtures/training/folds.json");

    private record Case(int folds, int[] labels, String[] groups, int[] fold) {

        List<Sample> samples() {
            final List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < labels.length; i++)
                samples.add(Samples.of(i + ".png", "class " + labels[i], groups[i], Map.of()));
            return samples;
        }
    }

    private record Fixture(List<Case> cases) {}

    private static List<Case> cases() throws IOException {
        return new Gson().fromJson(Files.readString(FIXTURE), Fixture.class).cases();
    }

    @Test
    void theyAreThoseOfScikitLearn() throws IOException {
        for (final Case c : cases()) {
            final List<Sample> samples = c.samples();
            final Map<Sample, Integer> expected = new HashMap<>();
            for (int i = 0; i < samples.size(); i++) expected.put(samples.get(i), c.fold()[i]);
            final List<List<Sample>> folds = Folds.of(samples, c.folds(), null);
            assertEquals(c.folds(), folds.size());
            int found = 0;
            for (int f = 0; f < folds.size(); f++)
                for (final Sample s : folds.get(f)) {
                    assertEquals(f, expected.get(s), s.group() + " of " + c.folds() + " folds");
                    found++;
                }
            assertEquals(samples.size(), found);
        }
    }

    @Test
    void drawnFoldsKeepGroupsTogetherAndClassesEven() {
        final DataSet data = Samples.grouped();
        final Map<String, Integer> all = DataSet.counts(data.samples());
        for (final long seed : new long[] {1, 2, 3}) {
            final Set<String> seen = new HashSet<>();
            for (final List<Sample> fold : Folds.of(data.samples(), 5, seed)) {
                for (final String group : fold.stream().map(Sample::group).collect(Collectors.toSet()))
                    assertTrue(seen.add(group), group + " is in two folds");
                DataSet.counts(fold)
                        .forEach((label, n) -> assertEquals(all.get(label) / 5.0, n, 4, label + " of seed " + seed));
            }
            assertEquals(200, seen.size());
        }
        assertEquals(Folds.of(data.samples(), 5, 7), Folds.of(data.samples(), 5, 7));
    }

    @Test
    void aClassOfTooFewGroupsIsNamed() {
        final List<Sample> samples = new ArrayList<>(Samples.grouped().samples());
        for (int i = 0; i < 9; i++) samples.add(Samples.of("x" + i, "unique", "patient " + 900 + i % 2, Map.of()));
        final String message = assertThrows(IllegalArgumentException.class, () -> Folds.of(samples, 3, 1))
                .getMessage();
        assertTrue(message.startsWith("the class unique has samples of 2 group(s) only"), message);
    }
}
