package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.files.CsvTable;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with one row for each image: its path or name, its class, its group and any metadata, as HAM10000 has one. The
 * region is the whole image, or its mask.
 */
final class SampleTable implements Source {

    private static final List<String> MASK_SUFFIXES = List.of("_segmentation", "_mask", "-mask");

    private final CsvTable table;
    private final TableColumns columns;
    private final ImageFolder images;
    private final ImageFolder masks;

    SampleTable(final CsvTable table, final DataOptions options) throws IOException {
        this.table = table;
        columns = TableColumns.of(table, options, true);
        final Path beside = table.file().toAbsolutePath().getParent();
        images = folder(options.images() == null ? beside : options.images(), List.of());
        masks = options.masks() == null ? null : folder(options.masks(), MASK_SUFFIXES);
    }

    private static ImageFolder folder(final Path folder, final List<String> suffixes) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("there is no folder " + folder);
        return new ImageFolder(folder, suffixes);
    }

    @Override
    public String words() {
        return "table " + table.file().getFileName();
    }

    @Override
    public void read(final Findings found, final Progress progress) throws IOException {
        checkTwice();
        long done = 0;
        for (final CsvTable.Row row : table.rows()) {
            found.attempt(() -> read(row, found));
            Findings.step(progress, ++done, table.rows().size());
        }
    }

    private void checkTwice() throws IOException {
        final Map<String, Long> lines = new HashMap<>();
        for (final CsvTable.Row row : table.rows()) {
            final Long before = lines.put(row.get(columns.image()), row.line());
            if (before != null && !row.get(columns.image()).isBlank())
                throw new IOException(table.file() + " names the image " + row.get(columns.image()) + " in lines "
                        + before + " and " + row.line() + "; leave one of them");
        }
    }

    private void read(final CsvTable.Row row, final Findings found) throws IOException {
        final String name = row.get(columns.image());
        final String where = "line " + row.line() + " of " + table.file().getFileName();
        if (name.isBlank()) throw new IOException("There is no image in " + where + ".");
        if (row.get(columns.label()).isBlank())
            throw new IOException("There is no class of " + name + " in " + where + ".");
        final Path file = images.find(name);
        if (file == null) throw new IOException("There is no image " + name + " (" + where + ").");
        final Region whole = Regions.whole(file, 0);
        final Map<String, String> properties = columns.properties(row, name);
        final Region region = (masks == null ? whole : masked(name, whole)).with(properties);
        found.add(new Sample(file, 0, region, region.label(), region.group()));
    }

    private Region masked(final String name, final Region whole) throws IOException {
        final Path file = masks.find(name);
        if (file == null) throw new IOException("There is no mask of " + name + ".");
        try (Picture mask = Pictures.open(file, 0)) {
            if (mask.width() != whole.bounds().width()
                    || mask.height() != whole.bounds().height())
                throw new IOException("The mask " + file.getFileName() + " has another size than its image.");
            return Regions.mask(mask);
        }
    }
}
