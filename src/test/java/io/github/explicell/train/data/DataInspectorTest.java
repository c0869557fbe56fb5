package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report on data whose faults are known. */
class DataInspectorTest {

    @TempDir
    private Path folder;

    private static DataReport inspect(final DataSet data, final SplitRule rule) {
        return DataInspector.inspect(data, rule, 1, DataInspector.NEAR, Progress.NONE);
    }

    @Test
    void countsDuplicatesAndWhatCannotBeRead() throws IOException {
        for (int i = 0; i < 10; i++) {
            DataFiles.image(folder.resolve("x/" + i + ".png"), 40, 30, i);
            DataFiles.image(folder.resolve("y/" + i + ".png"), 40, 30, 100 + i);
        }
        // the same pixels in another format and class, and a brighter version with other noise
        final BufferedImage first = ImageIO.read(folder.resolve("x/0.png").toFile());
        DataFiles.write(first, folder.resolve("y/copy.bmp"));
        for (int i = 0; i < 40; i++) first.setRGB(i, 7, first.getRGB(i, 7) + 0x020202);
        DataFiles.write(first, folder.resolve("x/brighter.png"));
        DataFiles.image(folder.resolve("y/large.png"), 41, 30, 200);
        final byte[] whole = Files.readAllBytes(folder.resolve("y/9.png"));
        Files.write(folder.resolve("y/cut.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("y/text.png"), "no image");

        final DataReport report = inspect(DataReader.read(folder), SplitRule.shares(0.2, 0.2));
        assertEquals(Map.of("x", 11, "y", 13), report.classes());
        assertEquals(24, report.samples());
        assertEquals(24, report.groups());
        assertEquals(Map.of("40 x 30", 23, "41 x 30", 1), report.sizes());
        assertEquals(List.of("40 x 30", "41 x 30"), List.copyOf(report.sizes().keySet()));
        assertEquals(1, report.leftOut().size());
        assertTrue(
                report.leftOut().get(0).contains("text.png"), report.leftOut().get(0));
        assertEquals(1, report.unreadable().size());
        assertTrue(
                report.unreadable().get(0).contains("cut.png"),
                report.unreadable().get(0));

        final Set<String> found = new HashSet<>();
        for (final Twins t : report.twins())
            found.add(String.join(" ", new java.util.TreeSet<>(List.of(t.a().name(), t.b().name())))
                    + (t.exact() ? " exact" : " near")
                    + (t.isConflict() ? " conflict" : ""));
        assertEquals(
                Set.of(
                        "0.png copy.bmp exact conflict",
                        "0.png brighter.png near",
                        "brighter.png copy.bmp near conflict"),
                found);
        assertTrue(report.twins().get(0).isConflict(), "what matters most comes first");
        assertEquals(0, report.moreTwins());
        int parted = 0;
        for (final Map<String, Integer> part : report.split().values())
            parted += part.values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(24, parted);
    }

    @Test
    void duplicatesAcrossPartsAndPartedGroups() throws IOException {
        final List<String> lines = new ArrayList<>(List.of("path,class,group,split,age,site"));
        for (int i = 0; i < 8; i++) {
            DataFiles.image(folder.resolve(i + ".png"), 20, 20, i == 7 ? 1 : i);
            lines.add(i + ".png," + (i % 2 == 0 ? "x" : "y") + ",g" + i / 4 + ","
                    + (i < 4 ? "train" : i < 6 ? "val" : "test") + "," + (i == 2 ? "" : 40 + i) + ",arm");
        }
        final Path table = DataFiles.text(folder.resolve("t.csv"), lines.toArray(String[]::new));
        final DataReport report = inspect(DataReader.read(table), SplitRule.given(0.2));
        assertEquals(1, report.twins().size());
        final Twins twins = report.twins().get(0);
        assertTrue(twins.exact() && twins.isAcrossParts() && !twins.isConflict());
        assertEquals(List.of(Part.TRAINING, Part.TEST), List.of(twins.partOfA(), twins.partOfB()));
        assertEquals(
                Map.of("age", new DataReport.Field(true, 7, 1), "site", new DataReport.Field(false, 1, 0)),
                report.fields());
        assertEquals(
                "1 group(s) lie in more than one part of the split, such as g1: what is measured on them is too good.",
                report.splitNote());
        assertEquals(4, report.largestGroup().getValue());
    }

    @Test
    void dataThatCannotBeSplitAreReportedAllTheSame() throws IOException {
        DataFiles.image(folder.resolve("x/1.png"), 20, 20, 1);
        DataFiles.image(folder.resolve("y/2.png"), 20, 20, 2);
        final DataReport report = inspect(DataReader.read(folder), SplitRule.shares(0.2, 0.2));
        assertTrue(report.splitNote().contains("has too few samples or groups"), report.splitNote());
        assertTrue(report.split().isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> DataInspector.inspect(DataReader.read(folder), null, 1, 40, Progress.NONE));
    }

    @Test
    void theDifferenceHashByHand() throws IOException {
        // brighter to the right everywhere, the same from top to bottom but for one darker row of cells
        final BufferedImage image = new BufferedImage(90, 45, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 45; y++)
            for (int x = 0; x < 90; x++) image.getRaster().setSample(x, y, 0, 50 + x - (y / 5 == 3 ? 20 : 0));
        final Path file = DataFiles.write(image, folder.resolve("x/ramp.png"));
        final Sample sample = DataReader.read(folder).samples().get(0);
        try (io.github.explicell.image.Picture picture = io.github.explicell.image.Pictures.open(file, 0)) {
            final PixelDigest digest = PixelDigest.of(picture, sample.region());
            assertEquals(-1L, digest.look()[0]);
            // from row 3 to row 4 all 8 cells grow brighter
            assertEquals(0xFFL << 24, digest.look()[1]);
            assertEquals(64 + 8, PixelDigest.distance(digest.look(), new long[] {0, 0}));
        }
    }

    @Test
    void similarLooksAreThoseOfAllPairs() {
        final Random random = new Random(1);
        final List<long[]> hashes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            final long[] hash = {random.nextLong(), random.nextLong()};
            hashes.add(hash);
            // changed in up to 9 bits
            final long[] other = hash.clone();
            for (int k = random.nextInt(9); k >= 0; k--) other[random.nextInt(2)] ^= 1L << random.nextInt(64);
            hashes.add(other);
        }
        for (final int most : new int[] {1, 2, 5, 8, 31}) {
            final Set<String> expected = new HashSet<>();
            for (int i = 0; i < hashes.size(); i++)
                for (int j = i + 1; j < hashes.size(); j++) {
                    final int d = Long.bitCount(hashes.get(i)[0] ^ hashes.get(j)[0])
                            + Long.bitCount(hashes.get(i)[1] ^ hashes.get(j)[1]);
                    if (d <= most) expected.add(i + " " + j + " " + d);
                }
            final List<String> found = new ArrayList<>();
            new SimilarLooks(hashes, most).find((a, b, d) -> found.add(a + " " + b + " " + d), Progress.NONE);
            assertEquals(expected.size(), found.size(), "each once");
            assertEquals(expected, new HashSet<>(found));
            assertTrue(expected.size() > 20 * Math.min(most, 8), "there is something to find");
        }
    }
}
