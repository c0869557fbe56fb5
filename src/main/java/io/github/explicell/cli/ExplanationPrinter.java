package io.github.explicell.cli;

import io.github.explicell.explain.ExplanationTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints explanations for a person at a terminal; explanations.csv has every number. */
final class ExplanationPrinter implements ExplainRun.Listener {

    private final PrintWriter out;
    private final List<String> measures;
    private final Main main;

    /** For each method the sums and counts of its measures. */
    private final Map<Object, double[][]> sums = new LinkedHashMap<>();

    /**
     * @param out stdout
     * @param measures names of the measures' columns; empty for none
     * @param main reports what fails
     */
    ExplanationPrinter(final PrintWriter out, final List<String> measures, final Main main) {
        this.out = out;
        this.measures = measures;
        this.main = main;
    }

    @Override
    public void failed(final Path image, final Exception error) {
        main.report(image + " was not explained: ", error);
    }

    @Override
    public void explained(final Path image, final String regions, final List<Map<String, Object>> rows) {
        out.println();
        out.println(image + ": " + regions);
        final boolean known =
                rows.stream().anyMatch(row -> !row.get("true_class").equals(""));
        final List<String> columns = new ArrayList<>(List.of("region", "class", "probability"));
        if (known) columns.add("true_class");
        columns.addAll(List.of("target", "method", ExplanationTable.POSITIVE, "seconds"));
        final TextTable table =
                new TextTable(columns.stream().map(c -> c.replace('_', ' ')).toList());
        for (final Map<String, Object> row : rows) {
            table.add(columns.stream()
                    .map(column -> column.equals("target") ? question(row) : row.get(column))
                    .toList());
            add(row);
        }
        table.print(out);
        rows.stream()
                .map(row -> row.get("notes"))
                .filter(note -> !note.equals(""))
                .distinct()
                .forEach(note -> out.println("note: " + note));
    }

    private static Object question(final Map<String, Object> row) {
        return row.get("against").equals("") ? row.get("target") : row.get("target") + " - " + row.get("against");
    }

    private void add(final Map<String, Object> row) {
        final double[][] sum = sums.computeIfAbsent(row.get("method"), m -> new double[2][measures.size()]);
        for (int i = 0; i < measures.size(); i++) {
            final double value = (double) row.get(measures.get(i));
            if (Double.isNaN(value)) continue;
            sum[0][i] += value;
            sum[1][i]++;
        }
    }

    /** Prints the mean of each measure for each method, if anything was measured. */
    void means() {
        if (measures.isEmpty() || sums.isEmpty()) return;
        out.println();
        out.println("means over all regions:");
        final List<String> heading = new ArrayList<>(List.of("measure"));
        sums.keySet().forEach(method -> heading.add(method.toString()));
        final TextTable table = new TextTable(heading);
        for (int i = 0; i < measures.size(); i++) {
            final List<Object> row = new ArrayList<>(List.of(measures.get(i)));
            for (final double[][] sum : sums.values()) row.add(sum[0][i] / sum[1][i]);
            table.add(row);
        }
        table.print(out);
    }

    /** Says where the files are. */
    void written(final Path folder) {
        out.println();
        out.println("Written to " + folder + ": " + ExplainRun.TABLE
                + ", the raw maps (maps), and pictures of the images (overlays) and of the crops (montages).");
    }
}
