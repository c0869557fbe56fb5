package io.github.explicell.command;

import ij.measure.ResultsTable;
import io.github.explicell.model.library.Fact;
import io.github.explicell.model.library.ModelRow;
import java.util.List;

/** Shows models in a table of ImageJ, where macros find them ({@code Table.getString}); each call begins anew. */
final class ModelsTable {

    /** The window's title. */
    static final String TITLE = "Explicell Models";

    private ModelsTable() {}

    /** @param rows one becomes one row */
    static void list(final List<ModelRow> rows) {
        show(ModelRow.COLUMNS, rows.stream().map(ModelRow::cells).toList());
    }

    /** @param facts one becomes one row */
    static void show(final List<Fact> facts) {
        show(
                List.of("what", "text"),
                facts.stream().map(f -> List.of(f.what(), f.text())).toList());
    }

    /** NB: a tab or line feed would begin a cell or row of its own. */
    private static void show(final List<String> columns, final List<List<String>> rows) {
        final ResultsTable table = new ResultsTable();
        for (final List<String> row : rows) {
            table.addRow();
            for (int c = 0; c < columns.size(); c++)
                table.addValue(columns.get(c), row.get(c).replaceAll("\\p{Cntrl}", " "));
        }
        table.show(TITLE);
    }
}
