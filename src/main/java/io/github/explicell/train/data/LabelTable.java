package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.files.CsvTable;
import io.github.explicell.image.Bounds;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Label images and a table with one row for each label: its number, its class, its group and any metadata; where there
 * are several images, also the image and its label image. The labels of an image are one group unless the table says it.
 */
final class LabelTable implements Source {

    private static final List<String> NUMBER = List.of("label", "label_id", "object", "region");
    private static final List<String> LABELS = List.of("labels", "label_image");

    private record Pair(Path image, Path labels) {}

    private final CsvTable table;
    private final TableColumns columns;
    private final String number;
    private final String labels;
    private final DataOptions options;
    private final ImageFolder images;

    LabelTable(final CsvTable table, final DataOptions options) throws IOException {
        this.table = table;
        this.options = options;
        columns = TableColumns.of(table, options, options.image() == null);
        number = table.need(null, NUMBER, "the labels' numbers");
        labels = table.find(null, LABELS);
        final Path beside = table.file().toAbsolutePath().getParent();
        images = new ImageFolder(options.images() == null ? beside : options.images(), List.of());
    }

    /** @return whether a table is of labels rather than of images */
    static boolean is(final CsvTable table, final DataOptions options) throws IOException {
        return options.labels() != null || table.find(null, LABELS) != null;
    }

    @Override
    public String words() {
        return "table of labels " + table.file().getFileName();
    }

    @Override
    public void read(final Findings found, final Progress progress) throws IOException {
        final Map<Pair, List<CsvTable.Row>> byImage = new LinkedHashMap<>();
        for (final CsvTable.Row row : table.rows())
            found.attempt(() ->
                    byImage.computeIfAbsent(pair(row), p -> new ArrayList<>()).add(row));
        long done = 0;
        for (final Map.Entry<Pair, List<CsvTable.Row>> entry : byImage.entrySet()) {
            checkTwice(entry.getValue());
            found.attempt(() -> read(entry.getKey(), entry.getValue(), found));
            Findings.step(progress, ++done, byImage.size());
        }
    }

    private Pair pair(final CsvTable.Row row) throws IOException {
        return new Pair(
                file(options.image(), row.get(columns.image()), row), file(options.labels(), row.get(labels), row));
    }

    private Path file(final Path given, final String name, final CsvTable.Row row) throws IOException {
        if (given != null) return given;
        final Path file = name.isBlank() ? null : images.find(name);
        if (file == null) throw new IOException("There is no image '" + name + "' (" + where(row) + ").");
        return file;
    }

    private String where(final CsvTable.Row row) {
        return "line " + row.line() + " of " + table.file().getFileName();
    }

    private void checkTwice(final List<CsvTable.Row> rows) throws IOException {
        final Map<String, Long> lines = new HashMap<>();
        for (final CsvTable.Row row : rows) {
            final Long before = lines.put(row.get(number), row.line());
            if (before != null)
                throw new IOException(table.file() + " names the label " + row.get(number) + " in lines " + before
                        + " and " + row.line() + "; leave one of them");
        }
    }

    private void read(final Pair pair, final List<CsvTable.Row> rows, final Findings found) throws IOException {
        final Map<String, Region> regions = new HashMap<>();
        try (Picture picture = Pictures.open(pair.labels(), 0)) {
            final Bounds size = Regions.whole(pair.image(), 0).bounds();
            if (picture.width() != size.width() || picture.height() != size.height())
                throw new IOException("The label image " + pair.labels().getFileName() + " has another size than "
                        + pair.image().getFileName() + ".");
            // a label image whose only number is 1 reads as a mask, whose regions are objects
            for (final Region region : Regions.fromLabels(picture))
                regions.put(region.name().replaceFirst("^(label|object)-", ""), region);
        }
        final Set<String> used = new HashSet<>();
        for (final CsvTable.Row row : rows) {
            final String label =
                    row.get(number).replaceFirst("^(label|object)-", "").replaceFirst("\\.0+$", "");
            used.add(label);
            final Region region = regions.get(label);
            if (region == null)
                found.leaveOut("There is no label " + row.get(number) + " in "
                        + pair.labels().getFileName() + " (" + where(row) + ").");
            else if (row.get(columns.label()).isBlank())
                found.leaveOut("There is no class of the label " + label + " in " + where(row) + ".");
            else add(pair, row, region, found);
        }
        final long unnamed =
                regions.keySet().stream().filter(r -> !used.contains(r)).count();
        if (unnamed > 0)
            found.leaveOut(unnamed + " label(s) of " + pair.labels().getFileName() + " have no row in "
                    + table.file().getFileName() + ".");
    }

    private void add(final Pair pair, final CsvTable.Row row, final Region region, final Findings found) {
        final Region known = region.with(columns.properties(row, ImageFolder.stem(pair.image())));
        found.add(new Sample(pair.image(), 0, known, known.label(), known.group()));
    }

    /**
     * Finds {@code X-labels.csv} beside an image {@code X} and its label image {@code X-labels}.
     *
     * @param folder where they lie
     * @return a source for each image; none, if there are no such tables
     */
    static List<Source> in(final Path folder, final DataOptions options) throws IOException {
        final List<Source> sources = new ArrayList<>();
        final ImageFolder images = new ImageFolder(folder, List.of());
        for (final Path file : ImageFolder.children(folder)) {
            final String name = file.getFileName().toString();
            if (!name.endsWith("-labels.csv") || !Files.isRegularFile(file)) continue;
            final String stem = name.substring(0, name.length() - "-labels.csv".length());
            final Path image = images.find(stem);
            final Path labels = images.find(stem + "-labels");
            if (image != null && labels != null)
                sources.add(new LabelTable(CsvTable.read(file), options.of(image, labels)));
        }
        return sources;
    }
}
