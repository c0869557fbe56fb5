package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.model.CostMatrix;
import io.github.explicell.train.LossSettings.Decision;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.ExpectedCost;
import io.github.explicell.train.loss.Focal;
import io.github.explicell.train.loss.LossKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossSettingsTest {

    private static final List<String> CLASSES = List.of("benign", "malignant");
    private static final String TABLE = ",malignant,benign\nbenign,1,0\nmalignant,0,10\n";

    @TempDir
    private Path folder;

    private Path file(final String text) throws IOException {
        return Files.writeString(folder.resolve("costs.csv"), text);
    }

    @Test
    void costsComeByNameWhateverTheirOrder() throws IOException {
        assertEquals(
                new CostMatrix(List.of(List.of(0.0, 1.0), List.of(10.0, 0.0))),
                CostTable.read(file(TABLE)).matrix(CLASSES));
        assertEquals(
                new CostMatrix(List.of(List.of(0.0, 1.0), List.of(10.0, 0.0))),
                CostTable.read(file("\uFEFFtrue, benign, malignant\n malignant, 10, 0\n benign, 0, 1\n"))
                        .matrix(CLASSES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",benign,malignent|benign,0,1|malignant,9,0;columns of the cost matrix name a class malignent",
                ",benign,malignant|benign,0,1|benign,9,0;rows of the cost matrix lack the class malignant",
                ",benign,malignant|benign,0,1|malignant,9,0|benign,0,2;rows of the cost matrix name a class twice",
                ",benign,malignant|benign,2,1|malignant,9,0;charges a mistake (1.0) less than the right decision",
                ",benign,malignant|benign,0,-1|malignant,9,0;at least 0 and finite, not -1.0",
            })
    void aMatrixThatDoesNotFitTheClassesIsNamed(final String table, final String sentence) throws IOException {
        final CostTable read = CostTable.read(file(table.replace('|', '\n')));
        final String message = assertThrows(IllegalArgumentException.class, () -> read.matrix(CLASSES))
                .getMessage();
        assertTrue(message.contains(sentence), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",a,b|a,0,x|b,1,0;line 2: 'x' is no number",
                ",a,b|a,0|b,1,0;line 2 holds 1 costs, but the first line names 2 classes",
                ",a,b|a,0,1;a row of costs for each class",
            })
    void aBrokenFileIsNamed(final String table, final String sentence) throws IOException {
        final Path file = file(table.replace('|', '\n'));
        final String message =
                assertThrows(IOException.class, () -> CostTable.read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(sentence), message);
    }

    private static LossSettings settings(
            final LossKind kind, final boolean balanced, final CostTable costs, final Decision decision) {
        return new LossSettings(kind, balanced, ClassWeights.Division.SUM, 0, 2, costs, decision);
    }

    @Test
    void lossAndDecisionAreWhatWasAskedFor() throws IOException {
        final CostTable table = CostTable.read(file(TABLE));
        final Map<String, Integer> counts = Map.of("benign", 30, "malignant", 10);
        final LossSettings learned = settings(LossKind.COST_MATRIX, false, table, Decision.MOST_PROBABLE);
        assertInstanceOf(ExpectedCost.class, learned.loss(CLASSES, counts));
        assertNull(learned.decisionCosts(CLASSES));
        final LossSettings focal = settings(LossKind.FOCAL, true, table, Decision.LEAST_COST);
        assertInstanceOf(Focal.class, focal.loss(CLASSES, counts));
        assertEquals(10, focal.decisionCosts(CLASSES).cost(1, 0));
        // 40 / (2 x 30) and 40 / (2 x 10)
        assertArrayEquals(
                new double[] {2 / 3.0, 2}, focal.weights(CLASSES, counts).values(), 1e-12);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        refused("embeddings", () -> settings(LossKind.SUPCON, false, null, Decision.MOST_PROBABLE));
        refused("needs a cost matrix", () -> settings(LossKind.COST_MATRIX, false, null, Decision.MOST_PROBABLE));
        refused("need a cost matrix", () -> settings(LossKind.FOCAL, false, null, Decision.LEAST_COST));
        refused(
                "label smoothing",
                () -> new LossSettings(
                        LossKind.FOCAL, false, ClassWeights.Division.N, 0.1, 2, null, Decision.MOST_PROBABLE));
        refused(
                "gamma",
                () -> new LossSettings(
                        LossKind.FOCAL, false, ClassWeights.Division.N, 0, -1, null, Decision.MOST_PROBABLE));
    }

    private static void refused(final String what, final org.junit.jupiter.api.function.Executable settings) {
        final String message =
                assertThrows(IllegalArgumentException.class, settings).getMessage();
        assertTrue(message.contains(what), message);
    }

    @Test
    void everyLossHasASentence() {
        for (final LossKind kind : LossKind.values()) assertTrue(kind.sentence().endsWith("."), kind.toString());
    }
}
