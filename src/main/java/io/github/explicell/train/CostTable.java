package io.github.explicell.train;

import io.github.explicell.files.CsvTable;
import io.github.explicell.model.CostMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What mistakes cost, by the names of the classes, as a person writes it: a row for each true class, a column for each
 * class decided for.
 *
 * @param trueClasses names of the rows
 * @param decided names of the columns
 * @param costs row, column
 */
public record CostTable(List<String> trueClasses, List<String> decided, List<List<Double>> costs) {

    /**
     * Reads a CSV file: the first row holds the names of the classes decided for after an empty or any cell, each
     * further row the name of a true class and its costs.
     *
     * @param file as {@link CsvTable} reads it
     * @return the table
     * @throws IOException with one sentence, naming the line that is wrong
     */
    public static CostTable read(final Path file) throws IOException {
        final List<CsvTable.Line> records = CsvTable.lines(file);
        if (records.size() < 3)
            throw new IOException(file + " must hold a row of class names and a row of costs for each class");
        final List<String> decided = records.get(0).cells().stream().skip(1).toList();
        final List<String> trueClasses = new ArrayList<>();
        final List<List<Double>> costs = new ArrayList<>();
        for (final CsvTable.Line row : records.subList(1, records.size())) {
            if (row.cells().size() != decided.size() + 1)
                throw new IOException(file + ", line " + row.number() + " holds "
                        + (row.cells().size() - 1) + " costs, but the first line names " + decided.size() + " classes");
            trueClasses.add(row.cells().get(0));
            final List<Double> line = new ArrayList<>();
            for (int i = 1; i < row.cells().size(); i++) line.add(number(file, row, i));
            costs.add(line);
        }
        return new CostTable(trueClasses, decided, costs);
    }

    private static double number(final Path file, final CsvTable.Line row, final int column) throws IOException {
        try {
            return Double.parseDouble(row.cells().get(column));
        } catch (final NumberFormatException e) {
            throw new IOException(
                    file + ", line " + row.number() + ": '" + row.cells().get(column) + "' is no number", e);
        }
    }

    /**
     * Brings the costs into the order of a model's classes.
     *
     * @param classes the model's classes
     * @return the matrix in their order
     * @throws IllegalArgumentException naming the class that is missing, unknown or there twice, or what is wrong with
     *     the costs
     */
    public CostMatrix matrix(final List<String> classes) {
        check("rows", trueClasses, classes);
        check("columns", decided, classes);
        final List<List<Double>> rows = new ArrayList<>();
        for (final String trueClass : classes) {
            final List<Double> given = costs.get(trueClasses.indexOf(trueClass));
            rows.add(classes.stream().map(c -> given.get(decided.indexOf(c))).toList());
        }
        return new CostMatrix(rows);
    }

    private static void check(final String what, final List<String> names, final List<String> classes) {
        for (final String name : names)
            if (!classes.contains(name))
                throw new IllegalArgumentException("the " + what + " of the cost matrix name a class " + name
                        + ", but the classes of the data are " + String.join(", ", classes));
        for (final String name : classes)
            if (!names.contains(name))
                throw new IllegalArgumentException("the " + what + " of the cost matrix lack the class " + name
                        + "; they must name each of " + String.join(", ", classes));
        if (new HashSet<>(names).size() < names.size())
            throw new IllegalArgumentException(
                    "the " + what + " of the cost matrix name a class twice: " + String.join(", ", names));
    }
}
