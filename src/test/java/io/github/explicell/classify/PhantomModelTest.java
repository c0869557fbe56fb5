package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The model that the project ships, on fields that it never saw. */
class PhantomModelTest {

    /** Neither the training's series (1) nor the test images' (2026). */
    private static final long UNSEEN = 77;

    private static Classifier classifier;

    @BeforeAll
    static void open() throws IOException {
        classifier = new Classifier(ModelFolder.read(Path.of("models/phantom-cells")), ClassifierOptions.DEFAULT);
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    private static List<Prediction> classify(final Picture picture, final List<Region> regions) throws IOException {
        final List<Prediction> predictions = new ArrayList<>();
        classifier.classify(picture, regions, predictions::add, Progress.NONE);
        return predictions;
    }

    private static double accuracy(final List<Prediction> predictions) {
        return predictions.stream().filter(Prediction::isRight).count() / (double) predictions.size();
    }

    @Test
    void unseenFieldsAreClassifiedRight() throws IOException {
        final List<Prediction> all = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            final PhantomField field = Phantom.STANDARD.field(UNSEEN, i);
            all.addAll(classify(field.picture(), field.regions()));
        }
        assertEquals(300, all.size());
        System.out.printf("phantom-cells on unseen fields: %.3f%n", accuracy(all));
        assertTrue(accuracy(all) >= 0.95, "accuracy " + accuracy(all));
    }

    @Test
    void stackAndFieldSayTheSame() throws IOException {
        final List<Prediction> fields = new ArrayList<>();
        for (int i = 1; i <= 4; i++)
            try (Picture picture = Pictures.open(Path.of("test-images/phantom-2026-0" + i + ".tif"), 0)) {
                fields.addAll(classify(picture, Regions.overlay(picture)));
            }
        try (Picture stack = Pictures.open(Path.of("test-images/cells.tif"), 0)) {
            final List<Prediction> slices = classify(stack, Regions.slices(stack));
            assertTrue(accuracy(fields) >= 0.95 && accuracy(slices) >= 0.95);
            int same = 0;
            for (int i = 0; i < fields.size(); i++)
                if (fields.get(i).className().equals(slices.get(i).className())) same++;
            assertTrue(same >= 58, same + " of 60 cells get the same class cut from the field and as a slice");
        }
    }

    @Test
    void withoutItsEvidenceACellIsCalledSomethingElse() throws IOException {
        int changed = 0;
        int cells = 0;
        for (int i = 1; i <= 3; i++) {
            final PhantomField field = Phantom.STANDARD.field(UNSEEN, i);
            final List<Prediction> before = classify(field.picture(), field.regions());
            for (int c = 0; c < field.cells().size(); c++) {
                final PhantomCell cell = field.cells().get(c);
                final PhantomField painted = field.withoutEvidence(cell);
                final List<Prediction> after =
                        classify(painted.picture(), List.of(field.regions().get(c)));
                cells++;
                if (!after.get(0).className().equals(before.get(c).className())) changed++;
            }
        }
        System.out.printf("answers that change without the evidence: %d of %d%n", changed, cells);
        assertTrue(changed > 0.6 * cells, changed + " of " + cells);
    }
}
