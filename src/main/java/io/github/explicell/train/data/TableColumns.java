package io.github.explicell.train.data;

import io.github.explicell.files.CsvTable;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a table of samples mean; all others are metadata.
 *
 * @param image the image's path or name, or null
 * @param label the class
 * @param group what must not be split, or null
 */
record TableColumns(String image, String label, String group) {

    static final List<String> IMAGE =
            List.of("path", "image", "image_id", "file", "filename", "file_name", "image_path");
    static final List<String> CLASS = List.of("class", "dx", "diagnosis", "target");
    private static final List<String> GROUP =
            List.of("group", "lesion_id", "patient_id", "patient", "slide_id", "slide", "case_id");

    /** @param imageNeeded whether each row names its image */
    static TableColumns of(final CsvTable table, final DataOptions options, final boolean imageNeeded)
            throws IOException {
        final String image = imageNeeded
                ? table.need(options.pathColumn(), IMAGE, "the images")
                : table.find(options.pathColumn(), IMAGE);
        final List<String> classes = imageNeeded ? plus(CLASS, "label") : CLASS;
        return new TableColumns(
                image,
                table.need(options.classColumn(), classes, "the classes"),
                table.find(options.groupColumn(), GROUP));
    }

    private static List<String> plus(final List<String> names, final String another) {
        final List<String> all = new ArrayList<>(names);
        all.add(another);
        return all;
    }

    /**
     * @param row of the table
     * @param own the group of a sample that names none
     * @return what the row says of its sample, metadata as well as class and group
     */
    Map<String, String> properties(final CsvTable.Row row, final String own) {
        final Map<String, String> properties = new LinkedHashMap<>();
        row.cells().forEach((column, value) -> {
            final boolean used = column.equals(image) || column.equals(label) || column.equals(group);
            if (!used && !value.isBlank()) properties.put(column, value);
        });
        properties.put(Region.CLASS, row.get(label));
        properties.put(Region.GROUP, row.get(group).isBlank() ? own : row.get(group));
        return properties;
    }
}
