package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.train.Stripes;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is resumed reads its data as it read them when it began. */
class DataAgainTest {

    private static final int EACH = 12;

    @TempDir
    private Path folder;

    private Path images;
    private Path table;
    private final Map<String, String> options = new LinkedHashMap<>();

    /** A table whose columns have names of their own, and which holds others that would be found without being told. */
    @BeforeEach
    void draw() throws IOException {
        images = Stripes.draw(folder.resolve("images"), 2 * EACH);
        final List<String> lines = new ArrayList<>(List.of("where,path,what,class,who,part"));
        final List<Path> files;
        try (Stream<Path> all = Files.walk(images)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < files.size(); i++)
            lines.add(files.get(i).getFileName() + ",nowhere.png,"
                    + files.get(i).getParent().getFileName() + ",wrong,patient " + i / 2 + ","
                    + (i / 2 % 3 == 0 ? "test" : "train"));
        table = Files.write(folder.resolve("table.csv"), lines);
        options.put("--path-column", "where");
        options.put("--class-column", "what");
        options.put("--group-column", "who");
        options.put("--images", images.toString());
        options.put("--split-column", "part");
        options.put("--field", "age=45 site=left ear");
        // says nothing of data
        options.put("--epochs", "3");
    }

    private DataSet read() throws IOException {
        return DataAgain.read(options, table, new PrintWriter(new StringWriter()));
    }

    @Test
    void everyOptionThatSaysHowDataAreReadCounts() throws IOException {
        final DataSet data = read();
        final List<Sample> samples = data.samples();
        final int files = Files.readAllLines(table).size() - 1;
        assertEquals(files, samples.size());
        assertEquals(2, data.classes().size());
        assertTrue(!data.classes().contains("wrong"), data.classes().toString());
        assertEquals(
                (files + 1) / 2,
                new TreeSet<>(samples.stream().map(Sample::group).toList()).size());
        for (final Sample sample : samples) {
            assertEquals("45", sample.region().properties().get("age"));
            assertEquals("left ear", sample.region().properties().get("site"), "a value may hold blanks");
        }
    }

    @Test
    void withoutTheOptionsItWouldBeOtherData() {
        options.remove("--path-column");
        assertThrows(IOException.class, this::read);
    }

    /** From the words on the command line through the run's file and back. */
    @Test
    void aRunOnATableIsResumed() throws IOException {
        final Path model = folder.resolve("model");
        final List<Object> arguments = new ArrayList<>(List.of("train", "--data", table, "--out", model));
        options.put("--epochs", "1");
        options.remove("--field");
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        arguments.addAll(List.of("--architecture", "mobilenet_v3_small", "--size", 32, "--batch", 8));
        final CommandLineRun begun = CommandLineRun.of(arguments.toArray());
        assertEquals(0, begun.status(), begun.err());
        final CommandLineRun resumed =
                CommandLineRun.of("train", "--resume", folder.resolve("model-run"), "--epochs", 2);
        assertEquals(0, resumed.status(), resumed.err());
        assertTrue(resumed.out().contains("epoch   2 of 2"), resumed.out());
    }
}
