package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.model.MetadataField;
import io.github.explicell.train.data.MetadataSettings.Declared;
import io.github.explicell.train.data.MetadataSettings.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataSettingsTest {

    private static final List<Sample> TRAINING = List.of(
            Samples.of("1.png", "a", "1", Map.of("age", "20", "sex", "male", "stage", "1", "same", "7")),
            Samples.of("2.png", "a", "2", Map.of("age", " 40.0 ", "sex", "female", "stage", "3", "same", "7")),
            Samples.of("3.png", "b", "3", Map.of("age", "unknown", "sex", "unknown", "stage", "1", "same", "7")),
            Samples.of("4.png", "b", "4", Map.of("age", "60", "sex", "male", "stage", "2", "same", "7")));

    private static List<MetadataField> fit(final String fields) {
        return new MetadataSettings(MetadataSettings.parse(fields), 0.1, 16).fit(TRAINING);
    }

    @Test
    void kindsAreDetectedOrGiven() {
        assertEquals(
                List.of(
                        new Declared("age", Kind.NUMBER),
                        new Declared("sex", null),
                        new Declared("a:b", Kind.CATEGORY)),
                MetadataSettings.parse("age:number, sex ,a:b:Category"));
        final List<MetadataField> fields = fit("age,sex,stage:category");
        // mean of 20, 40 and 60; their standard deviation over N is sqrt(800 / 3)
        assertEquals(MetadataField.number("age", 40, Math.sqrt(800.0 / 3)), fields.get(0));
        assertEquals(MetadataField.category("sex", List.of("female", "male", "unknown")), fields.get(1));
        assertEquals(MetadataField.category("stage", List.of("1", "2", "3")), fields.get(2));
        assertEquals(9, MetadataField.width(fields), "each category has a number for any other value");
    }

    @Test
    void whatIsFilledInIsCountedAndSaid() {
        assertEquals(
                Map.of("age", 1, "sex", 1, "site", 4),
                MetadataSettings.unknown(List.of("age", "sex", "site"), TRAINING));
        final Split split = new Split(TRAINING, TRAINING.subList(0, 2), TRAINING.subList(2, 4));
        final List<String> words = MetadataWords.of(fit("age,sex,stage"), 0.1, split);
        assertEquals(
                "The model reads age, a number (mean 40.00, standard deviation 16.33 in the training part). It is not"
                        + " known of 1 of 4 samples for training, 1 of 2 samples for test: the mean stands in for it.",
                words.get(0));
        assertTrue(words.get(1).endsWith(": that is the value \"unknown\"."), words.get(1));
        assertTrue(words.get(2).endsWith("It is known of every sample."), words.get(2));
        assertEquals(4, words.size());
    }

    @Test
    void whatCannotBeIsASentence() {
        assertEquals(
                "no sample of the training part has the metadata field size; there are age, same, sex, stage",
                message("size"));
        assertTrue(
                message("sex:number").startsWith("the metadata field sex of 1.png is 'male', which is not a number"));
        assertTrue(message("same").contains("is 7 in the whole training part"), message("same"));
        assertTrue(message("age:size").contains("a number or a category, not 'size'"));
        assertTrue(message("age,,sex").contains("has an empty name"));
        assertTrue(message("age,age").contains("name a field twice"));
        assertThrows(IllegalArgumentException.class, () -> new MetadataSettings(List.of(), 1, 16));
        assertThrows(IllegalArgumentException.class, () -> new MetadataSettings(List.of(), 0, 0));
    }

    private static String message(final String fields) {
        return assertThrows(IllegalArgumentException.class, () -> fit(fields)).getMessage();
    }
}
