package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsCsvTest {

    private static final Prediction FIRST = prediction("cell \"1\", \u00e4", 1);
    private static final Prediction SECOND = prediction("cell-2", 2);

    @TempDir
    private Path folder;

    private static Prediction prediction(final String name, final int index) {
        return Predicted.of(new Region(name, Plane.FIRST, new Roi(1.5, 2, 30, 40), Map.of()), index);
    }

    @Test
    void everyValueComesBack() throws IOException {
        final Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            PredictionsCsv.write(folder.resolve("new/predictions.csv"), List.of(FIRST, SECOND), true);
        } finally {
            Locale.setDefault(locale);
        }
        final List<CSVRecord> rows = read(folder.resolve("new/predictions.csv"));
        assertEquals(2, rows.size());
        for (int i = 0; i < 2; i++) {
            final CSVRecord row = rows.get(i);
            PredictionTable.row(List.of(FIRST, SECOND).get(i), true)
                    .forEach((column, value) -> assertEquals(value.toString(), row.get(column), column));
        }
        assertEquals("1.5", rows.get(0).get("x"));
    }

    @Test
    void theColumnsStandInTheirOrder() throws IOException {
        final Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(file, List.of(FIRST), true);
        final List<String> columns = List.of(Files.readAllLines(file).get(0).split(","));
        final List<String> wanted = List.of(
                "image",
                "series",
                "region",
                "x",
                "y",
                "width",
                "height",
                "class",
                "probability",
                "p normal",
                "p halo",
                "p pyknotic",
                "z normal",
                "z halo",
                "z pyknotic",
                "entropy",
                "margin",
                "model",
                "model_sha256",
                "device",
                "precision");
        assertEquals(wanted, columns.stream().filter(wanted::contains).toList());
        PredictionsCsv.write(file, List.of(FIRST), false);
        assertFalse(Files.readAllLines(file).get(0).contains("z halo"));
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        final Path file = folder.resolve("predictions.csv");
        Files.writeString(file, "old");
        final IOException e = assertThrows(
                IOException.class,
                () -> PredictionsCsv.write(file, false, rows -> {
                    rows.accept(FIRST);
                    throw new IOException("the image is broken");
                }));
        assertEquals("the image is broken", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PredictionsCsv.write(file, List.of(), false));
        assertThrows(
                CancellationException.class,
                () -> PredictionsCsv.write(file, false, rows -> {
                    throw new CancellationException();
                }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "no part remains");
        }
    }

    @Test
    void predictionsOfOtherClassesDoNotFit() {
        final Prediction other = new Prediction(
                "a",
                0,
                SECOND.region(),
                List.of("x", "y"),
                new float[2],
                new double[] {0.5, 0.5},
                SECOND.range(),
                List.of(),
                Predicted.PROVENANCE,
                null);
        final Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> PredictionsCsv.write(folder.resolve("p.csv"), List.of(FIRST, other), false));
        assertTrue(e.getMessage().contains("different classes"), e.getMessage());
    }

    private static List<CSVRecord> read(final Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }
}
