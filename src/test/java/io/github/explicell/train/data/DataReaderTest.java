package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three kinds of labelled data, on the project's test images and on real ones. */
class DataReaderTest {

    @Test
    void imagesWithRois() throws IOException {
        final DataSet data = DataReader.read(Path.of("test-images"));
        assertEquals(60, data.samples().size());
        assertEquals(5, data.classes().size());
        DataSet.counts(data.samples()).values().forEach(n -> assertEquals(12, n));
        assertEquals(
                List.of("phantom-2026-01", "phantom-2026-02", "phantom-2026-03", "phantom-2026-04"),
                data.samples().stream().map(Sample::group).distinct().toList());
    }

    @Test
    void aLabelledStack() throws IOException {
        final DataSet stack = DataReader.read(Path.of("test-images/cells.tif"));
        assertEquals(60, stack.samples().size());
        assertEquals(DataReader.read(Path.of("test-images")).classes(), stack.classes());
        final Sample last = stack.samples().get(59);
        assertEquals(59, last.region().plane().z());
        assertEquals("phantom-2026-04", last.group());
    }

    @Test
    void sipakmedInItsOwnLayout() throws IOException {
        final DataSet data = DataReader.read(SharedData.file("sipakmed"));
        assertEquals(
                Map.of(
                        "Dyskeratotic",
                        4,
                        "Koilocytotic",
                        4,
                        "Metaplastic",
                        4,
                        "Parabasal",
                        4,
                        "Superficial-Intermediate",
                        4),
                DataSet.counts(data.samples()));
        // cells of one slide are one group
        final Map<String, List<String>> groups = data.samples().stream()
                .collect(Collectors.groupingBy(
                        Sample::group,
                        Collectors.mapping(s -> s.file().getFileName().toString(), Collectors.toList())));
        groups.forEach((group, files) -> files.forEach(
                f -> assertTrue(group.endsWith("/" + f.substring(0, f.indexOf('_'))), group + " holds " + f)));
    }

    @Test
    void cricByFolders() throws IOException {
        final DataSet data = DataReader.read(SharedData.file("cric"));
        assertEquals(1697, data.samples().size());
        assertEquals(List.of("ASC-H", "ASC-US", "HSIL", "LSIL", "Negative", "SCC"), data.classes());
    }
}
