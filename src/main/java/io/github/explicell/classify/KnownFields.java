package io.github.explicell.classify;

import io.github.explicell.files.CsvTable;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known beside the pixels, for models that read metadata. Of a field that several sources know the closest one
 * counts: the region's own properties (such as a ROI's), the table's row of image and region, its row of the image, the
 * image's properties, and at last what was given for all images.
 */
public final class KnownFields {

    /** Regions know what they know. */
    public static final KnownFields NONE = new KnownFields(Map.of(), null, null, Map.of());

    private static final List<String> IMAGE = List.of("image", "path", "image_id", "file", "filename", "file_name");
    private static final List<String> REGION = List.of("region", "roi", "cell");

    private final Map<String, String> given;
    private final CsvTable table;
    private final String regionColumn;
    private final Map<String, List<CsvTable.Row>> rows;
    /** By the names without ending, of images whose names differ without it, too. */
    private final Map<String, List<CsvTable.Row>> rowsOfStem;

    private KnownFields(
            final Map<String, String> given,
            final CsvTable table,
            final String regionColumn,
            final Map<String, List<CsvTable.Row>> rows) {
        this.given = given;
        this.table = table;
        this.regionColumn = regionColumn;
        this.rows = rows;
        rowsOfStem = new HashMap<>();
        rows.forEach((name, own) -> rowsOfStem.merge(stem(name), own, (one, other) -> List.of()));
    }

    /**
     * @param fields field to value, for all images
     * @return knows these
     */
    public static KnownFields of(final Map<String, String> fields) {
        return new KnownFields(Map.copyOf(fields), null, null, Map.of());
    }

    /**
     * Adds a table with a row for each image, or for each region of an image.
     *
     * @param file CSV: a column image (or path, image_id, file) with file names, with or without ending or folder; maybe
     *     a column region with the regions' names; all other columns are fields. An image without an ending, such as an
     *     open one, is found by the name of the one file with an ending
     * @return knows both
     * @throws IOException with one sentence, if it is no such table or two rows are of the same region
     */
    public KnownFields withTable(final Path file) throws IOException {
        final CsvTable csv = CsvTable.read(file);
        final String image = csv.need(null, IMAGE, "the images");
        final String region = csv.find(null, REGION);
        final Map<String, List<CsvTable.Row>> byImage = new HashMap<>();
        for (final CsvTable.Row row : csv.rows()) {
            final List<CsvTable.Row> same = byImage.computeIfAbsent(key(csv, row.get(image)), k -> new ArrayList<>());
            for (final CsvTable.Row other : same)
                if (other.get(region).equals(row.get(region)))
                    throw new IOException(file + " has two rows of " + row.get(image)
                            + (region == null || row.get(region).isEmpty() ? "" : ", " + row.get(region)) + ", lines "
                            + other.line() + " and " + row.line() + "; leave one of them");
            same.add(row);
        }
        return new KnownFields(given, csv, region, byImage);
    }

    /** The file's name without folder, with its ending if it has one there. */
    private static String key(final CsvTable table, final String name) throws IOException {
        final String key = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (key.isEmpty()) throw new IOException(table.file() + " has a row without an image");
        return key;
    }

    private static String stem(final String name) {
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /** @return whether anything is known */
    public boolean isEmpty() {
        return given.isEmpty() && table == null;
    }

    /**
     * Checks that a model has use for the fields that were given for all images.
     *
     * @param fields that the model reads
     * @throws IllegalArgumentException naming a field that it does not read, or a number that is none
     */
    public void check(final List<MetadataField> fields) {
        final List<String> names = fields.stream().map(MetadataField::name).toList();
        for (final String name : given.keySet())
            if (!names.contains(name))
                throw new IllegalArgumentException("the model does not read the field " + name
                        + (names.isEmpty() ? "; it reads the image alone" : "; it reads " + String.join(", ", names)));
        MetadataField.encode(fields, given);
        if (table != null && !names.isEmpty() && names.stream().noneMatch(table.columns()::contains))
            throw new IllegalArgumentException(
                    table.file() + " has none of the fields that the model reads (" + String.join(", ", names) + ")");
    }

    /**
     * @param picture an image
     * @param regions of it
     * @return the same regions, which know more
     */
    public List<Region> of(final Picture picture, final List<Region> regions) {
        return of(picture.name(), picture.properties(), regions);
    }

    /**
     * @param image the image's file name
     * @param properties of the image
     * @param regions of it
     * @return the same regions, which know more
     */
    public List<Region> of(final String image, final Map<String, String> properties, final List<Region> regions) {
        if (isEmpty() && properties.isEmpty()) return regions;
        final List<CsvTable.Row> ofImage = rowsOf(image);
        final List<Region> result = new ArrayList<>();
        for (final Region region : regions) {
            final Map<String, String> known = new LinkedHashMap<>();
            put(given, known);
            put(properties, known);
            for (final CsvTable.Row row : ofImage) if (row.get(regionColumn).isEmpty()) put(row.cells(), known);
            for (final CsvTable.Row row : ofImage)
                if (row.get(regionColumn).equals(region.name())) put(row.cells(), known);
            put(region.properties(), known);
            result.add(region.with(known));
        }
        return result;
    }

    private List<CsvTable.Row> rowsOf(final String image) {
        final List<CsvTable.Row> exact = rows.get(image);
        if (exact != null) return exact;
        final List<CsvTable.Row> stem = rows.get(stem(image));
        // titles of ImageJ's windows may lack their file's ending
        return stem != null ? stem : rowsOfStem.getOrDefault(image, List.of());
    }

    /** What says nothing hides nothing. */
    private static void put(final Map<String, String> fields, final Map<String, String> known) {
        fields.forEach((name, value) -> {
            if (MetadataField.isKnown(value) || !known.containsKey(name)) known.put(name, value);
        });
    }
}
