package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.Normalisation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each kind of split, and that the record of a training makes it again. */
class SplitRuleTest {

    private static final long SEED = 3;

    /** Every fifth sample is for the test, every sixth for nothing. */
    private static DataSet given(final boolean validation) {
        final List<Sample> samples = new ArrayList<>();
        for (final Sample s : Samples.grouped().samples()) {
            final int n = samples.size();
            final String part = n % 6 == 5 ? "" : n % 5 == 4 ? "Test" : validation && n % 4 == 3 ? "val" : "train";
            samples.add(Samples.of(s.file().getFileName().toString(), s.label(), s.group(), Map.of("split", part)));
        }
        return new DataSet("test", samples, List.of());
    }

    private static ModelDescription model(final DataSet data, final SplitRule rule) {
        final Split split = rule.split(data, SEED);
        final Gson gson = new Gson();
        final JsonObject settings = new JsonObject();
        settings.add("split", gson.toJsonTree(rule));
        settings.addProperty("seed", SEED);
        final JsonObject record = new JsonObject();
        record.add("settings", settings);
        record.add("split", SplitRecord.of(split, rule));
        record.add("training_counts", gson.toJsonTree(DataSet.counts(split.training())));
        record.add("test_counts", gson.toJsonTree(DataSet.counts(split.test())));
        return described(record);
    }

    private static ModelDescription described(final JsonObject record) {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "trained",
                "",
                ArchitectureSpec.plain("resnet34", 32),
                List.of("a", "b"),
                CropRule.stretched(32, 32),
                null,
                Normalisation.IMAGENET,
                List.of(),
                1,
                null,
                null,
                record,
                "",
                "",
                "");
    }

    @Test
    void aFoldIsTheTestPartAndTheRestIsParted() {
        final DataSet data = Samples.grouped();
        final List<List<Sample>> folds = Folds.of(data.samples(), 4, SEED);
        final Set<Sample> tested = new HashSet<>();
        for (int fold = 1; fold <= 4; fold++) {
            final Split split = SplitRule.fold(fold, 4, 0.15).split(data, SEED);
            assertEquals(new HashSet<>(folds.get(fold - 1)), new HashSet<>(split.test()));
            tested.addAll(split.test());
            assertEquals(0.15 * data.samples().size(), split.validation().size(), 8);
            final Map<String, Part> parts = new HashMap<>();
            for (final Part part : Part.values())
                for (final Sample s : split.part(part)) {
                    final Part other = parts.put(s.group(), part);
                    assertTrue(other == null || other == part, s.group() + " is in two parts");
                }
            assertEquals(200, parts.size());
        }
        assertEquals(data.samples().size(), tested.size(), "each sample is tested once");
    }

    @Test
    void partsThatTheDataNameAreTaken() {
        final DataSet data = given(true);
        final Split split = SplitRule.given(0.2).split(data, SEED);
        for (int i = 0; i < data.samples().size(); i++) {
            final Sample s = data.samples().get(i);
            assertEquals(i % 6 != 5 && i % 5 == 4, split.test().contains(s));
            assertEquals(
                    i % 6 != 5 && i % 5 != 4 && i % 4 == 3, split.validation().contains(s));
            assertEquals(
                    i % 6 != 5 && i % 5 != 4 && i % 4 != 3, split.training().contains(s));
        }
        final Split drawn = SplitRule.given(0.2).split(given(false), SEED);
        assertEquals(
                0.2 * (drawn.training().size() + drawn.validation().size()),
                drawn.validation().size(),
                8);
    }

    @Test
    void theRecordMakesEveryKindAgain() {
        final Map<SplitRule, DataSet> rules = Map.of(
                SplitRule.shares(0.15, 0.2), Samples.grouped(),
                SplitRule.fold(2, 4, 0.15), Samples.grouped(),
                SplitRule.given(0.2), given(true));
        rules.forEach((rule, data) -> assertEquals(
                names(rule.split(data, SEED)), names(Split.recorded(data, model(data, rule))), rule.toString()));
        // the lists that said the parts may be gone
        assertEquals(
                names(SplitRule.given(0.2).split(given(true), SEED)),
                names(Split.recorded(Samples.grouped(), model(given(true), SplitRule.given(0.2)))));
    }

    private static List<List<String>> names(final Split split) {
        return List.of(
                split.training().stream().map(Sample::key).toList(),
                split.validation().stream().map(Sample::key).toList(),
                split.test().stream().map(Sample::key).toList());
    }

    @Test
    void modelsOfEarlierVersionsSayTheirShares() {
        final DataSet data = Samples.grouped();
        final Split split = Split.grouped(data, 0.15, 0.2, SEED);
        final JsonObject settings = new JsonObject();
        settings.addProperty("validation", 0.15);
        settings.addProperty("test", 0.2);
        settings.addProperty("seed", SEED);
        final JsonObject record = new JsonObject();
        record.add("settings", settings);
        record.add("training_counts", new Gson().toJsonTree(DataSet.counts(split.training())));
        record.add("test_counts", new Gson().toJsonTree(DataSet.counts(split.test())));
        assertEquals(names(split), names(Split.recorded(data, described(record))));
        assertThrows(IllegalArgumentException.class, () -> Split.recorded(data, described(new JsonObject())));
    }

    @Test
    void otherDataAreRefusedEvenIfTheyAreAsMany() {
        final DataSet data = Samples.grouped();
        final List<Sample> others = new ArrayList<>(data.samples());
        final Sample first = others.get(0);
        others.set(0, Samples.of("other.png", first.label(), first.group(), Map.of()));
        final DataSet other = new DataSet("other", others, List.of());
        for (final SplitRule rule : List.of(SplitRule.shares(0.15, 0.2), SplitRule.fold(2, 4, 0.15))) {
            final String message = assertThrows(
                            IllegalArgumentException.class, () -> Split.recorded(other, model(data, rule)))
                    .getMessage();
            assertTrue(message.contains("other images, classes or groups"), message);
        }
        final DataSet fewer = new DataSet("fewer", data.samples().subList(40, 700), List.of());
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Split.recorded(fewer, model(data, SplitRule.shares(0.15, 0.2))))
                .getMessage();
        assertTrue(message.contains("other numbers of samples"), message);
    }

    @Test
    void whatCannotBeIsASentence() {
        assertThrows(IllegalArgumentException.class, () -> SplitRule.shares(0.6, 0.5));
        assertThrows(IllegalArgumentException.class, () -> SplitRule.fold(0, 4, 0.2));
        assertThrows(IllegalArgumentException.class, () -> SplitRule.fold(1, 1, 0.2));
        assertThrows(IllegalArgumentException.class, () -> SplitRule.fold(1, 2, 0.5));
        assertTrue(message(SplitRule.given(0.2), Samples.grouped()).contains("no sample says which part"));
        final DataSet wrong =
                new DataSet("test", List.of(Samples.of("7.png", "a", "g", Map.of("split", "holdout"))), List.of());
        assertEquals(
                "7.png: the part of a split is train, validation or test, not 'holdout'",
                message(SplitRule.given(0.2), wrong));
    }

    private static String message(final SplitRule rule, final DataSet data) {
        return assertThrows(IllegalArgumentException.class, () -> rule.split(data, SEED))
                .getMessage();
    }
}
