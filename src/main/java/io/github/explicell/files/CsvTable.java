package io.github.explicell.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table from a text file as people have them: UTF-8 with or without Excel's mark, columns parted by commas, semicolons
 * or tabs, empty lines anywhere, the names of the columns in the first line.
 *
 * @param file where it comes from
 * @param columns names of the columns, in order
 * @param rows the rows
 */
public record CsvTable(Path file, List<String> columns, List<Row> rows) {

    private static final char MARK = '\uFEFF';
    private static final char[] SEPARATORS = {'\t', ';', ','};

    /**
     * One line as it is.
     *
     * @param number where it ends in the file, from 1
     * @param cells its values, without spaces around
     */
    public record Line(long number, List<String> cells) {}

    /**
     * One row.
     *
     * @param line where it ends in the file, from 1
     * @param cells column to value, without spaces around; in the columns' order
     */
    public record Row(long line, Map<String, String> cells) {

        /**
         * @param column a column's name; null for none
         * @return the value, empty if the cell is or if there is no such column
         */
        public String get(final String column) {
            return column == null ? "" : cells.getOrDefault(column, "");
        }
    }

    /**
     * Reads a table.
     *
     * @param file a text file
     * @return the table, with at least one row
     * @throws IOException with one sentence, naming the line that is wrong
     */
    public static CsvTable read(final Path file) throws IOException {
        List<String> columns = null;
        final List<Row> rows = new ArrayList<>();
        for (final Line line : lines(file)) {
            if (columns == null) columns = names(file, line.cells());
            else rows.add(row(file, line.number(), columns, line.cells()));
        }
        if (rows.isEmpty()) throw new IOException(file + " holds no rows below the names of its columns");
        return new CsvTable(file, columns, List.copyOf(rows));
    }

    /**
     * Reads the lines of a file whose first line does not name columns.
     *
     * @param file a text file
     * @return its lines but for empty ones, at least one
     * @throws IOException with one sentence
     */
    public static List<Line> lines(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != MARK) reader.reset();
            try (CSVParser parser = format(file).parse(reader)) {
                return lines(parser);
            }
        } catch (final CharacterCodingException e) {
            throw new IOException(file + " is no text in UTF-8; export it as CSV in UTF-8 again", e);
        } catch (final IllegalArgumentException | UncheckedIOException e) {
            throw new IOException(file + " is no table: " + e.getMessage(), e);
        }
    }

    private static List<Line> lines(final CSVParser parser) {
        final List<Line> lines = new ArrayList<>();
        long end = 0;
        for (final CSVRecord record : parser) {
            // the parser does not count a last line without an end
            end = Math.max(end + 1, parser.getCurrentLineNumber());
            final List<String> cells = record.stream().toList();
            if (!cells.stream().allMatch(String::isBlank)) lines.add(new Line(end, cells));
        }
        return lines;
    }

    private static CSVFormat format(final Path file) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(file))
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    /** The separator that the first line with any text has most of, quoted text aside; of equals not the comma. */
    private static char separator(final Path file) throws IOException {
        String line = "";
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            while (line != null && line.replace(String.valueOf(MARK), "").isBlank()) line = reader.readLine();
        }
        if (line == null) throw new IOException(file + " is empty");
        final String bare = line.replaceAll("\"[^\"]*\"", "");
        char best = SEPARATORS[0];
        for (final char c : SEPARATORS) if (count(bare, c) > count(bare, best)) best = c;
        return count(bare, best) == 0 ? ',' : best;
    }

    private static long count(final String line, final char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private static List<String> names(final Path file, final List<String> cells) throws IOException {
        final List<String> named = cells.stream().filter(c -> !c.isBlank()).toList();
        for (final String name : named)
            if (named.indexOf(name) != named.lastIndexOf(name))
                throw new IOException(file + " has two columns of the name " + name + "; rename one");
        return cells;
    }

    private static Row row(final Path file, final long line, final List<String> columns, final List<String> cells)
            throws IOException {
        if (cells.size() != columns.size())
            throw new IOException(file + ", line " + line + " holds " + cells.size()
                    + " cells, but the first line names " + columns.size() + " columns");
        final Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) if (!columns.get(i).isBlank()) row.put(columns.get(i), cells.get(i));
        return new Row(line, row);
    }

    /**
     * @param given a name that someone asked for, or null
     * @param usual names to look for else, the most welcome first; capitals do not count
     * @return the column's name, or null if none was asked for and there is none
     * @throws IOException if the one that was asked for is not there
     */
    public String find(final String given, final List<String> usual) throws IOException {
        if (given != null) {
            if (columns.contains(given)) return given;
            throw new IOException(file + " has no column " + given + "; there are " + names());
        }
        for (final String name : usual)
            for (final String column : columns) if (column.equalsIgnoreCase(name)) return column;
        return null;
    }

    /**
     * As {@link #find}, but there must be one.
     *
     * @param given the column's name that a user gave, or null
     * @param usual names that it usually has
     * @param what what is in it, for the error
     * @return the column's name as the table has it
     * @throws IOException naming the file and what was looked for, if there is none
     */
    public String need(final String given, final List<String> usual, final String what) throws IOException {
        final String column = find(given, usual);
        if (column == null)
            throw new IOException(file + " has no column for " + what + ": name it, or call it "
                    + String.join(", ", usual) + "; there are " + names());
        return column;
    }

    private String names() {
        return String.join(", ", columns.stream().filter(c -> !c.isBlank()).toList());
    }
}
