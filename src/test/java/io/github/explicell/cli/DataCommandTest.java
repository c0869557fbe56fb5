package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of images with metadata, from the report to the prediction. */
class DataCommandTest {

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void draw() throws IOException {
        final Random random = new Random(1);
        final List<String> lines = new ArrayList<>(List.of("image_id;dx;lesion_id;age;sex"));
        for (int i = 0; i < 24; i++) {
            final BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            final Random pixels = new Random(i == 23 ? 20 : i);
            for (int y = 0; y < 16; y++) for (int x = 0; x < 16; x++) image.setRGB(x, y, pixels.nextInt(1 << 24));
            final Path file = folder.resolve("images/ID_" + i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
            lines.add("ID_" + i + ";" + (i % 2 == 0 ? "mel" : "nv") + ";L" + i + ";"
                    + (i == 5 ? "" : i % 2 * 40 + 20 + random.nextInt(9)) + ";" + (i % 3 == 0 ? "male" : "female"));
        }
        lines.add("ID_99;nv;L99;40;male");
        table = Files.write(folder.resolve("known.csv"), lines);
    }

    @Test
    void theReportIsPrintedAndWritten() throws IOException {
        final Path out = folder.resolve("report");
        final CommandLineRun run = CommandLineRun.of("data", table, "--images", folder.resolve("images"), "--out", out);
        assertEquals(0, run.status(), run.err());
        for (final String expected : List.of(
                "Data: table known.csv, 24 samples in 24 files, 24 groups",
                "  mel         12      12",
                "Sizes in pixels: 16 x 16 (24).",
                "  age      number",
                "Left out: 1",
                "  There is no image ID_99 (line 26 of known.csv).",
                "Pairs of samples of exactly the same pixels: 1.",
                "Of different classes, so that a label may be wrong: 1",
                "ID_20.png (mel, ")) assertTrue(run.out().contains(expected), expected + " is not in\n" + run.out());
        assertTrue(Files.readString(out.resolve("data-report.txt")).contains("ID_99"));
        final List<String> pairs = Files.readAllLines(out.resolve("duplicates.csv"));
        assertEquals(2, pairs.size());
        assertTrue(pairs.get(1).contains("ID_20.png,image,mel,L20,")
                && pairs.get(1).contains(",true,0,false,false"));
    }

    @Test
    void fromTrainingToPrediction() throws IOException {
        final Path model = folder.resolve("model");
        final List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--data",
                table,
                "--images",
                folder.resolve("images"),
                "--architecture",
                "mobilenet_v3_small",
                "--head",
                "linear",
                "--tap",
                "features.3",
                "--size",
                16,
                "--epochs",
                1,
                "--batch",
                8,
                "--metadata",
                "age:number,sex",
                "--metadata-width",
                8,
                "--folds",
                3,
                "--fold",
                2,
                "--out",
                model));
        final CommandLineRun run = CommandLineRun.of(arguments.toArray());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("There is no image ID_99"), run.out());
        assertTrue(run.out().contains("The model reads age, a number (mean "), run.out());
        assertTrue(run.out().contains("on 8 regions that training never saw"), run.out());

        final CommandLineRun test = CommandLineRun.of(
                "evaluate",
                "--model",
                model,
                "--data",
                table,
                "--images",
                folder.resolve("images"),
                "--part",
                "test",
                "--draws",
                0);
        assertEquals(0, test.status(), test.err());
        assertTrue(test.out().contains("8 cases of 8 groups"), test.out());
        Files.move(folder.resolve("images/ID_0.png"), folder.resolve("images/ID_77.png"));
        final CommandLineRun other = CommandLineRun.of(
                "evaluate", "--model", model, "--data", table, "--images", folder.resolve("images"), "--part", "test");
        assertTrue(other.err().contains("these are not the data"), other.err());

        final Path image = folder.resolve("images/ID_1.png");
        final Path out = folder.resolve("results");
        final CommandLineRun known = CommandLineRun.of(
                "classify",
                "--model",
                model,
                "--metadata-table",
                table,
                "--out",
                out,
                image,
                folder.resolve("images/ID_77.png"));
        assertEquals(0, known.status(), known.err());
        final List<String> rows = Files.readAllLines(out.resolve("predictions.csv"));
        final List<String> head = List.of(rows.get(0).split(","));
        final int age = head.indexOf("field age");
        assertTrue(rows.get(1).split(",")[age].startsWith("6"), rows.get(1));
        assertEquals("female", rows.get(1).split(",")[age + 1]);
        assertEquals("unknown", rows.get(2).split(",")[age]);
        assertTrue(rows.get(2).contains("not known here"), rows.get(2));
        assertFalse(rows.get(1).contains("not known here"), rows.get(1));

        final CommandLineRun given = CommandLineRun.of(
                "explain", "--model", model, "--field", "age=45", "--field", "sex=none", "--out", out, image);
        assertEquals(0, given.status(), given.err());
        final List<String> why = Files.readAllLines(out.resolve("explanations.csv"));
        assertEquals("45", why.get(1).split(",")[List.of(why.get(0).split(",")).indexOf("field age")]);
        assertTrue(why.get(1).contains("counts as any other value"), why.get(1));
        final CommandLineRun wrong = CommandLineRun.of("classify", "--model", model, "--field", "Age=45", image);
        assertTrue(wrong.err().contains("does not read the field Age; it reads age, sex"), wrong.err());
        for (final List<Object> command : List.<List<Object>>of(List.of("evaluate"), List.of("embed", "--out", out))) {
            final List<Object> words = new ArrayList<>(command);
            words.addAll(List.of("--model", model, "--data", table, "--field", "Age=45"));
            final CommandLineRun of = CommandLineRun.of(words.toArray());
            assertEquals(1, of.status(), of.out());
            assertTrue(of.err().contains("does not read the field Age; it reads age, sex"), of.err());
        }
    }

    @Test
    void optionsThatDoNotGoTogether() {
        for (final List<Object> options : List.<List<Object>>of(
                List.of("--fold", 2),
                List.of("--folds", 3, "--test", 0.2),
                List.of("--folds", 3, "--fold", 4),
                List.of("--folds", 3, "--split-column", "part"),
                List.of("--near", 77),
                List.of("--split-column", "part"))) {
            final List<Object> arguments = new ArrayList<>(List.of("data", table));
            arguments.addAll(options);
            final CommandLineRun run = CommandLineRun.of(arguments.toArray());
            assertTrue(run.status() != 0 && !run.err().contains("Exception"), options + ": " + run.err());
        }
    }
}
