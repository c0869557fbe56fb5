package io.github.explicell.command;

import ij.IJ;
import ij.measure.ResultsTable;
import io.github.explicell.model.library.Fact;
import io.github.explicell.model.library.ModelRow;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * Shows models in a table of ImageJ, where macros find them ({@code Table.getString}); each call begins anew. Without
 * windows ImageJ has no table but the Results, which hold the user's measurements: the rows go to the log instead.
 */
final class ModelsTable {

    /** The window's title. */
    static final String TITLE = "Explicell Models";

    private ModelsTable() {}

    /** @param rows one becomes one row */
    static void list(final List<ModelRow> rows) {
        show(TITLE, of(ModelRow.COLUMNS, rows.stream().map(ModelRow::cells).toList()));
    }

    /** @param facts one becomes one row */
    static void facts(final List<Fact> facts) {
        facts(TITLE, facts);
    }

    /**
     * @param title of the window
     * @param facts one becomes one row
     */
    static void facts(final String title, final List<Fact> facts) {
        show(
                title,
                of(
                        List.of("what", "text"),
                        facts.stream().map(f -> List.of(f.what(), f.text())).toList()));
    }

    /** NB: a tab or line feed would begin a cell or row of its own. */
    private static ResultsTable of(final List<String> columns, final List<List<String>> rows) {
        final ResultsTable table = new ResultsTable();
        for (final List<String> row : rows) {
            table.addRow();
            for (int c = 0; c < columns.size(); c++)
                table.addValue(columns.get(c), row.get(c).replaceAll("\\p{Cntrl}", " "));
        }
        return table;
    }

    private static void show(final String title, final ResultsTable table) {
        if (!GraphicsEnvironment.isHeadless()) {
            table.show(title);
            return;
        }
        IJ.log(table.getColumnHeadings().strip());
        for (int row = 0; row < table.size(); row++)
            IJ.log(table.getRowAsString(row).strip());
    }
}
