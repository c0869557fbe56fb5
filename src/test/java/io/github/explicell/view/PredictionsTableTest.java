package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PredictionsTableTest {

    private static final Prediction PREDICTION =
            Predicted.of(new Region("cell-7", Plane.FIRST, new Roi(1, 2, 30, 40), Map.of()), 1);

    @Test
    void numbersAreNumbersAndNamesAreStrings() {
        final ResultsTable table = new ResultsTable();
        PredictionsTable.append(table, List.of(PREDICTION), false);
        final List<String> headings = List.of(table.getHeadings());
        assertEquals(List.of("image", "region", "class", "probability", "series"), headings.subList(0, 5));
        assertEquals(new TreeSet<>(headings), new TreeSet<>(PredictionTable.columns(PREDICTION, false)));
        assertEquals(0.8, table.getValue("probability", 0));
        assertEquals(0.1, table.getValue("p pyknotic", 0));
        assertEquals(40, table.getValue("height", 0));
        assertEquals("halo", table.getStringValue("class", 0));
        assertEquals("ab".repeat(32), table.getStringValue("model_sha256", 0));
    }

    @Test
    void rowsAreAppended() {
        final ResultsTable table = new ResultsTable();
        table.addRow();
        table.addValue("Area", 12);
        PredictionsTable.append(table, List.of(PREDICTION, PREDICTION), true);
        assertEquals(3, table.size());
        assertEquals(12, table.getValue("Area", 0));
        assertEquals(2.5, table.getValue("z halo", 2));
        assertTrue(Double.isNaN(table.getValue("probability", 0)), "not measured is not 0");
        assertTrue(Double.isNaN(table.getValue("Area", 2)), "not measured is not 0");
    }

    @Test
    void aNameWithLineFeedsAndTabsStaysInItsCell() {
        final ResultsTable table = new ResultsTable();
        final Region region = new Region("cell\n7\tb", Plane.FIRST, new Roi(1, 2, 30, 40), Map.of());
        PredictionsTable.append(table, List.of(Predicted.of(region, 1)), false);
        assertEquals("cell 7 b", table.getStringValue("region", 0));
    }

    @Test
    void macrosFindTheRows() {
        ResultsTable.getResultsTable().reset();
        PredictionsTable.show(List.of(PREDICTION), false);
        assertEquals(
                "1 halo 0.8",
                new ij.macro.Interpreter()
                        .run(
                                "return \"\"+nResults+\" \"+getResultString(\"class\",0)+\" \"+getResult(\"probability\",0);",
                                ""));
    }
}
