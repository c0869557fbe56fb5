package io.github.explicell.view;

import io.github.explicell.files.WholeFile;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes embeddings as comma-separated values: a row for each image, its place on each map, and its vector. */
public final class EmbeddingCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private EmbeddingCsv() {}

    /**
     * Writes a table.
     *
     * @param file where to; replaced when all is written
     * @param samples what was embedded
     * @param maps name of a map to a point for each sample; its columns are {@code <name>_1} and {@code <name>_2}
     * @param silhouettes of the samples
     * @param vectors of the samples, or null to leave them out; the columns are {@code v1}, {@code v2}, ...
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(
            final Path file,
            final List<Sample> samples,
            final Map<String, double[][]> maps,
            final double[] silhouettes,
            final float[][] vectors)
            throws IOException {
        WholeFile.write(file, out -> {
            final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            final CSVPrinter csv = new CSVPrinter(writer, FORMAT);
            csv.printRecord(heading(maps, vectors));
            for (int i = 0; i < samples.size(); i++)
                csv.printRecord(row(samples.get(i), i, maps, silhouettes, vectors));
            writer.flush();
        });
    }

    private static List<Object> heading(final Map<String, double[][]> maps, final float[][] vectors) {
        final List<Object> heading =
                new ArrayList<>(List.of("image", "series", "region", "class", "group", "silhouette"));
        for (final String map : maps.keySet()) {
            heading.add(map + "_1");
            heading.add(map + "_2");
        }
        if (vectors != null) for (int j = 1; j <= vectors[0].length; j++) heading.add("v" + j);
        return heading;
    }

    private static List<Object> row(
            final Sample sample,
            final int i,
            final Map<String, double[][]> maps,
            final double[] silhouettes,
            final float[][] vectors) {
        final List<Object> row = new ArrayList<>(List.of(
                sample.file(),
                sample.series() + 1,
                sample.region().name(),
                sample.label(),
                sample.group(),
                silhouettes[i]));
        for (final double[][] map : maps.values()) for (final double v : map[i]) row.add(v);
        if (vectors != null) for (final float v : vectors[i]) row.add(v);
        return row;
    }
}
