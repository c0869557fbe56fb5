package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patient metadata on its way from a region's properties to the network. */
class MetadataTest {

    private static final int SIZE = MetadataModel.SIZE;
    private static final List<MetadataField> FIELDS = MetadataModel.FIELDS;

    @TempDir
    private Path folder;

    private Path model(final List<MetadataField> fields) throws IOException {
        return MetadataModel.write(folder.resolve("model"), fields);
    }

    private static List<Prediction> classify(final Path model, final List<Map<String, String>> known)
            throws IOException {
        final Picture picture = Pictures.of(new ImagePlus("lesion", new ColorProcessor(SIZE, SIZE)));
        final List<Region> regions = new ArrayList<>();
        for (final Map<String, String> properties : known)
            regions.add(new Region("r" + regions.size(), Plane.FIRST, new Roi(0, 0, SIZE, SIZE), properties));
        final List<Prediction> predictions = new ArrayList<>();
        try (Classifier classifier = new Classifier(ModelFolder.read(model), ClassifierOptions.DEFAULT)) {
            classifier.classify(picture, regions, predictions::add, Progress.NONE);
        }
        return predictions;
    }

    @Test
    void fieldsBecomeTheNumbersOfTheTraining() {
        assertArrayEquals(
                new float[] {-1, 0, 1, 0, 0}, MetadataField.encode(FIELDS, Map.of("age", "30", "sex", "male")));
        assertArrayEquals(new float[] {0, 0, 0, 1, 0}, MetadataField.encode(FIELDS, Map.of()));
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 0}, MetadataField.encode(FIELDS, Map.of("age", " ", "sex", "Unknown")));
        assertArrayEquals(
                new float[] {0.5f, 0, 0, 0, 1}, MetadataField.encode(FIELDS, Map.of("age", "60", "sex", "other")));
        final IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> MetadataField.encode(FIELDS, Map.of("age", "old")));
        assertTrue(error.getMessage().contains("age is 'old'"), error.getMessage());
    }

    @Test
    void theNetworkReadsWhatIsKnownAndTheUserHearsWhatIsNot() throws IOException {
        final List<Prediction> predictions = classify(
                model(FIELDS),
                List.of(Map.of("age", "50", "sex", "unknown"), Map.of(), Map.of("age", "90", "sex", "female")));
        assertArrayEquals(predictions.get(0).logits(), predictions.get(1).logits(), 1e-6f);
        assertNotEquals(predictions.get(0).logits()[0], predictions.get(2).logits()[0], 1e-3f);
        assertTrue(
                predictions.get(1).notes().get(0).contains("age, sex"),
                predictions.get(1).notes().toString());
        assertTrue(predictions.get(2).notes().isEmpty());
        assertEquals(3, predictions.size());
    }

    @Test
    void aNumberThatIsNoneNamesTheRegion() throws IOException {
        final Path model = model(FIELDS);
        final IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> classify(model, List.of(Map.of(), Map.of("age", "x"))));
        assertTrue(error.getMessage().startsWith("region r1: the metadata field age"), error.getMessage());
    }

    @Test
    void fieldsThatDoNotFitTheNetworkAreRefused() {
        final IOException error =
                assertThrows(IOException.class, () -> model(List.of(MetadataField.number("age", 50, 20))));
        assertTrue(error.getMessage().contains("metadata becomes 1 numbers"), error.getMessage());
    }
}
