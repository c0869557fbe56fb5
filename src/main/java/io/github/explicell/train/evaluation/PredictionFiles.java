package io.github.explicell.train.evaluation;

import io.github.explicell.files.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads predictions and their truth from CSV files ({@link CsvTable}), from Explicell or anywhere else.
 *
 * <p>Cases are matched by the columns {@code image}, {@code series} and {@code region} as far as both files have them,
 * else by the first column of each. The class is the column {@code class}, {@code label}, {@code dx}, {@code prediction}
 * or {@code predicted}; probabilities are columns {@code p CLASS}. Where there are none and a true class is the name of a
 * column, all further columns are classes. Without a class the most probable one counts. The truth may have a column {@code group}: slide, lesion, patient.
 */
public final class PredictionFiles {

    private static final List<String> KEYS = List.of("image", "series", "region");
    private static final List<String> CLASS = List.of("class", "label", "dx", "prediction", "predicted");
    private static final List<String> GROUP = List.of("group", "lesion_id", "patient_id", "slide");

    private static final String PREFIX = "p ";

    private PredictionFiles() {}

    /**
     * Reads cases.
     *
     * @param predictions one row for each case
     * @param truth one row for each case; cases without a prediction are an error, predictions without truth are left out
     * @return the cases, in the order of the truth
     * @throws IOException with one sentence, naming the file and what is missing in it
     */
    public static Cases read(final Path predictions, final Path truth) throws IOException {
        final CsvTable said = CsvTable.read(predictions);
        final CsvTable known = CsvTable.read(truth);
        final List<String> keys = KEYS.stream()
                .filter(k -> said.columns().contains(k) && known.columns().contains(k))
                .toList();
        final Map<String, CsvTable.Row> byKey = new LinkedHashMap<>();
        for (final CsvTable.Row row : said.rows())
            if (byKey.put(key(said, keys, row), row) != null)
                throw new IOException(predictions + " holds two predictions of " + key(said, keys, row));
        final String classColumn = find(known, CLASS);
        if (classColumn == null)
            throw new IOException(truth + " has no column " + String.join(", ", CLASS) + " with the true classes");
        final List<CsvTable.Row> rows = new ArrayList<>();
        for (final CsvTable.Row row : known.rows()) {
            final CsvTable.Row prediction = byKey.get(key(known, keys, row));
            if (prediction == null)
                throw new IOException(predictions + " holds no prediction of " + key(known, keys, row) + ", which "
                        + truth + " names");
            rows.add(prediction);
        }
        return cases(said, rows, known, classColumn);
    }

    private static String find(final CsvTable table, final List<String> names) {
        return names.stream().filter(table.columns()::contains).findFirst().orElse(null);
    }

    private static String key(final CsvTable table, final List<String> keys, final CsvTable.Row row) {
        if (keys.isEmpty()) return row.get(table.columns().get(0));
        return String.join(" / ", keys.stream().map(row::get).toList());
    }

    private static Cases cases(
            final CsvTable said, final List<CsvTable.Row> rows, final CsvTable known, final String classColumn)
            throws IOException {
        final String decision = find(said, CLASS);
        final TreeSet<String> names = new TreeSet<>();
        known.rows().forEach(row -> names.add(row.get(classColumn)));
        names.addAll(probabilityColumns(said, names).keySet());
        if (decision != null) rows.forEach(row -> names.add(row.get(decision)));
        final List<String> classes = List.copyOf(names);
        final double[][] probabilities = probabilities(said, rows, classes);
        if (decision == null && probabilities == null)
            throw new IOException(said.file() + " has neither a column " + String.join(", ", CLASS)
                    + " nor a probability of each class (p CLASS, or its name)");
        final int[] truth = new int[rows.size()];
        final int[] decided = new int[rows.size()];
        final List<String> groups = new ArrayList<>();
        final String group = find(known, GROUP);
        for (int i = 0; i < truth.length; i++) {
            truth[i] = classes.indexOf(known.rows().get(i).get(classColumn));
            decided[i] = decision == null
                    ? mostProbable(probabilities[i])
                    : classes.indexOf(rows.get(i).get(decision));
            groups.add(group == null ? "case " + i : known.rows().get(i).get(group));
        }
        return new Cases(classes, truth, decided, probabilities, groups);
    }

    /** @return class to the column of its probability; none, if there are no such columns */
    private static Map<String, String> probabilityColumns(final CsvTable said, final Collection<String> trueClasses) {
        final Map<String, String> columns = new LinkedHashMap<>();
        for (final String column : said.columns())
            if (column.startsWith(PREFIX) && column.length() > PREFIX.length())
                columns.put(column.substring(PREFIX.length()), column);
        if (!columns.isEmpty() || said.columns().stream().noneMatch(trueClasses::contains)) return columns;
        for (final String column : said.columns().subList(1, said.columns().size()))
            if (!KEYS.contains(column) && !CLASS.contains(column) && !GROUP.contains(column))
                columns.put(column, column);
        return columns;
    }

    /** @return null if a class has no column */
    private static double[][] probabilities(
            final CsvTable said, final List<CsvTable.Row> rows, final List<String> classes) throws IOException {
        final Map<String, String> columns = probabilityColumns(said, classes);
        if (!columns.keySet().containsAll(classes)) return null;
        final double[][] probabilities = new double[rows.size()][classes.size()];
        for (int i = 0; i < probabilities.length; i++)
            for (int c = 0; c < classes.size(); c++)
                probabilities[i][c] = probability(said.file(), rows.get(i), columns.get(classes.get(c)));
        return probabilities;
    }

    private static double probability(final Path file, final CsvTable.Row row, final String column) throws IOException {
        final double p;
        try {
            p = Double.parseDouble(row.get(column));
        } catch (final NumberFormatException e) {
            throw new IOException(
                    file + ", line " + row.line() + ", column " + column + ": '" + row.get(column) + "' is no number",
                    e);
        }
        if (!(p >= 0 && p <= 1))
            throw new IOException(
                    file + ", line " + row.line() + ", column " + column + ": a probability is 0 to 1, not " + p);
        return p;
    }

    private static int mostProbable(final double[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) if (probabilities[c] > probabilities[best]) best = c;
        return best;
    }
}
