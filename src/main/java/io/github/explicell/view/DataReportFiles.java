package io.github.explicell.view;

import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.train.data.DataReport;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Twins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a report on data: as text, and the pairs of duplicates as a table. */
public final class DataReportFiles {

    /** The text's file name. */
    public static final String TEXT = "data-report.txt";

    /** The table's file name. */
    public static final String TABLE = "duplicates.csv";

    private DataReportFiles() {}

    /**
     * @param folder where to; made if it is not there
     * @param report any; without duplicates there is no table
     * @throws IOException naming the file that cannot be written
     */
    public static void write(final Path folder, final DataReport report) throws IOException {
        Folders.make(folder);
        WholeFile.write(
                folder.resolve(TEXT),
                out -> out.write(DataReportText.full(report).getBytes(StandardCharsets.UTF_8)));
        // a table of an earlier report is not this one's
        Files.deleteIfExists(folder.resolve(TABLE));
        if (report.twins().isEmpty()) return;
        CsvRows.write(
                folder.resolve(TABLE),
                "there are no duplicates to write to",
                "rows of duplicates differ in their columns",
                rows -> report.twins().forEach(twins -> rows.accept(row(twins))));
    }

    private static Map<String, Object> row(final Twins twins) {
        final Map<String, Object> row = new LinkedHashMap<>();
        put("a", twins.a(), twins.partOfA(), row);
        put("b", twins.b(), twins.partOfB(), row);
        row.put("same_pixels", twins.exact());
        row.put("bits_that_differ", twins.distance());
        row.put("same_class", !twins.isConflict());
        row.put("same_group", twins.isOfOneGroup());
        return row;
    }

    private static void put(final String side, final Sample s, final Object part, final Map<String, Object> row) {
        row.put("image_" + side, s.file().toString());
        row.put("region_" + side, s.region().name());
        row.put("class_" + side, s.label());
        row.put("group_" + side, s.group());
        row.put("part_" + side, part == null ? "" : part.toString());
    }
}
