package io.github.explicell.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.explicell.SharedData;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.Bounds;
import io.github.explicell.image.ImageFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, label images and ROIs as sources of samples. */
class SourcesTest {

    @TempDir
    private Path folder;

    private static DataOptions options(final Path images, final Path masks, final RoiClass roiClass) {
        return new DataOptions(null, null, null, images, masks, null, null, roiClass);
    }

    private static DataSet read(final Path path, final DataOptions options) throws IOException {
        return DataReader.read(path, options, Progress.NONE);
    }

    private String error(final Path path, final DataOptions options) {
        return assertThrows(IOException.class, () -> read(path, options)).getMessage();
    }

    @Test
    void aTableOfImages() throws IOException {
        DataFiles.image(folder.resolve("a/1.png"), 20, 10, 1);
        DataFiles.image(folder.resolve("a/b/2.v.jpg"), 20, 10, 2);
        final Path table = DataFiles.text(
                folder.resolve("t.csv"),
                "image;dx;lesion_id;age;note",
                "a/1.png;x;L1;45;",
                "2.v;y;;;seen twice",
                "3;y;L3;;",
                "1;;L1;;",
                ";x;;;");
        final DataSet data = read(table, DataOptions.DEFAULT);
        assertEquals(2, data.samples().size());
        final Sample first = data.samples().get(0);
        assertEquals(List.of("x", "L1"), List.of(first.label(), first.group()));
        assertEquals(
                Map.of("class", "x", "group", "L1", "age", "45"), first.region().properties());
        assertEquals(new Bounds(0, 0, 20, 10), first.region().bounds());
        final Sample second = data.samples().get(1);
        assertEquals(
                folder.resolve("a/b/2.v.jpg").toAbsolutePath(), second.file().toAbsolutePath());
        assertEquals("2.v", second.group(), "an image without a group is its own");
        assertEquals("seen twice", second.region().properties().get("note"));
        assertEquals(
                List.of(
                        "There is no image 3 (line 4 of t.csv).",
                        "There is no class of 1 in line 5 of t.csv.",
                        "There is no image in line 6 of t.csv."),
                data.leftOut());
        assertEquals("table t.csv", data.source());
    }

    @Test
    void columnsByOtherNames() throws IOException {
        DataFiles.image(folder.resolve("1.png"), 9, 9, 1);
        final Path table = DataFiles.text(folder.resolve("t.csv"), "bild,befund,fall", "1.png,gut,7");
        assertTrue(error(table, DataOptions.DEFAULT).contains("has no column for the images"));
        final DataSet data = read(table, new DataOptions("bild", "befund", "fall", null, null, null, null, null));
        assertEquals("gut", data.samples().get(0).label());
        assertEquals("7", data.samples().get(0).group());
        assertEquals(
                table + " has no column diagnose; there are bild, befund, fall",
                error(table, new DataOptions("bild", "diagnose", null, null, null, null, null, null)));
    }

    @Test
    void masksGiveTheRegion() throws IOException {
        DataFiles.image(folder.resolve("images/1.png"), 20, 10, 1);
        DataFiles.image(folder.resolve("images/2.png"), 20, 10, 2);
        final BufferedImage mask = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 2; y < 6; y++)
            for (int x = 3; x < 15; x++) if (x != 8) mask.getRaster().setSample(x, y, 0, 255);
        DataFiles.write(mask, folder.resolve("masks/1_segmentation.png"));
        final Path table = DataFiles.text(folder.resolve("t.csv"), "image,class", "1,x", "2,y");
        final DataSet data = read(table, options(folder.resolve("images"), folder.resolve("masks"), null));
        assertEquals(1, data.samples().size());
        assertEquals(new Bounds(3, 2, 12, 4), data.samples().get(0).region().bounds(), "both pieces are one region");
        assertEquals(List.of("There is no mask of 2."), data.leftOut());
        DataFiles.write(new BufferedImage(20, 11, BufferedImage.TYPE_BYTE_GRAY), folder.resolve("masks/2.png"));
        assertEquals(
                List.of("The mask 2.png has another size than its image."),
                read(table, options(folder.resolve("images"), folder.resolve("masks"), null))
                        .leftOut());
    }

    @Test
    void aTableThatCannotBeMeant() throws IOException {
        DataFiles.image(folder.resolve("1.png"), 9, 9, 1);
        DataFiles.image(folder.resolve("copy/1.png"), 9, 9, 1);
        final Path twice = DataFiles.text(folder.resolve("twice.csv"), "path,class", "1.png,x", "1.png,y");
        assertEquals(
                twice + " names the image 1.png in lines 2 and 3; leave one of them",
                error(twice, DataOptions.DEFAULT));
        final Path ambiguous = DataFiles.text(folder.resolve("two.csv"), "path,class", "1,x");
        assertTrue(error(ambiguous, DataOptions.DEFAULT).contains("There are two images of 1, "));
        assertEquals(
                "there is no folder " + folder.resolve("no"),
                error(ambiguous, options(folder.resolve("no"), null, null)));
    }

    @Test
    void aLabelImageAndATable() throws IOException {
        final ByteProcessor labels = new ByteProcessor(30, 20);
        for (int i = 0; i < 3; i++) {
            labels.setColor(5 * i + 1);
            labels.fill(new Roi(10 * i, 4, 6, 7));
        }
        DataFiles.image(folder.resolve("field.png"), 30, 20, 1);
        ImageFiles.writeTiff(new ImagePlus("labels", labels), folder.resolve("field-labels.tif"));
        final Path table = DataFiles.text(
                folder.resolve("field-labels.csv"), "label,class,group,area", "6,x,,42", "1.0,y,g,42", "9,x,,");
        final DataSet beside = read(folder, DataOptions.DEFAULT);
        final DataSet named = read(
                table,
                new DataOptions(
                        null,
                        null,
                        null,
                        null,
                        null,
                        folder.resolve("field.png"),
                        folder.resolve("field-labels.tif"),
                        null));
        for (final DataSet data : List.of(beside, named)) {
            assertEquals(2, data.samples().size());
            final Sample first = data.samples().get(0);
            assertEquals("label-6", first.region().name());
            assertEquals(new Bounds(10, 4, 6, 7), first.region().bounds());
            assertEquals(List.of("x", "field"), List.of(first.label(), first.group()));
            assertEquals("42", first.region().properties().get("area"));
            assertEquals("g", data.samples().get(1).group());
            assertEquals(
                    List.of(
                            "There is no label 9 in field-labels.tif (line 4 of field-labels.csv).",
                            "1 label(s) of field-labels.tif have no row in field-labels.csv."),
                    data.leftOut());
        }
        final Path several = DataFiles.text(
                folder.resolve("all.csv"), "image,labels,label,class", "field.png,field-labels.tif,11,z");
        assertEquals("z", read(several, DataOptions.DEFAULT).samples().get(0).label());
    }

    @Test
    void theClassOfARoi() throws IOException {
        final ImagePlus image = new ImagePlus("rois", new ByteProcessor(30, 20));
        final Roi roi = new Roi(1, 2, 5, 6);
        roi.setName("koilocyte");
        roi.setGroup(7);
        roi.setProperty("stage", "II");
        final Roi plain = new Roi(10, 2, 5, 6);
        plain.setName("plain");
        final Overlay overlay = new Overlay(roi);
        overlay.add(plain);
        image.setOverlay(overlay);
        final Path file = folder.resolve("rois.tif");
        ImageFiles.writeTiff(image, file);
        for (final Path path : List.of(file, folder)) {
            assertEquals(List.of("koilocyte", "plain"), labels(path, "automatic"));
            assertEquals(List.of("koilocyte", "plain"), labels(path, "name"));
            assertEquals(List.of("group-7"), labels(path, "group"));
            assertEquals(List.of("II"), labels(path, "property:stage"));
        }
        assertEquals(
                List.of("The ROI plain of rois.tif has no property stage, so no class."),
                read(file, options(null, null, RoiClass.of("property:stage"))).leftOut());
        assertThrows(IllegalArgumentException.class, () -> RoiClass.of("property:"));
    }

    private static List<String> labels(final Path path, final String roiClass) throws IOException {
        return read(path, options(null, null, RoiClass.of(roiClass))).samples().stream()
                .map(Sample::label)
                .toList();
    }

    @Test
    void readingCanBeCanceled() throws IOException {
        DataFiles.image(folder.resolve("x/1.png"), 9, 9, 1);
        final Progress impatient = new Progress() {

            @Override
            public void report(final long done, final long total) {
                assertEquals(1, total);
            }

            @Override
            public boolean isCanceled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> DataReader.read(folder, DataOptions.DEFAULT, impatient));
    }

    @Test
    void listsOfThePartsAndAColumn() throws IOException {
        for (int i = 1; i <= 4; i++) DataFiles.image(folder.resolve("c/x/" + i + ".png"), 9, 9, i);
        DataFiles.image(folder.resolve("c/y/5.png"), 9, 9, 5);
        final DataSet data = DataReader.read(folder.resolve("c"));
        final Path train = DataFiles.text(folder.resolve("train.txt"), "# mine", "1", "x/2.png", "");
        final Path validation = DataFiles.text(folder.resolve("val.txt"), "\uFEFF3.png");
        final Path test = DataFiles.text(folder.resolve("test.txt"), "y/5");
        final DataSet parted = GivenParts.byLists(data, List.of(train, validation, test));
        assertEquals(
                java.util.Arrays.asList(Part.TRAINING, Part.TRAINING, Part.VALIDATION, null, Part.TEST),
                parted.samples().stream().map(Sample::part).toList());
        final Path both = DataFiles.text(folder.resolve("both.txt"), "1", "3");
        assertEquals(
                "1.png is in the lists for training and validation",
                assertThrows(IOException.class, () -> GivenParts.byLists(data, List.of(train, both)))
                        .getMessage());
        final Path other = DataFiles.text(folder.resolve("other.txt"), "77");
        assertEquals(
                other + " names no image and no group of the data",
                assertThrows(IOException.class, () -> GivenParts.byLists(data, List.of(train, other)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> GivenParts.byProperty(data, "fold"));
    }

    @Test
    void ham10000AsItIs() throws IOException {
        final DataSet data = read(
                SharedData.file("ham10000/HAM10000_metadata.csv"),
                options(SharedData.file("ham10000/images_200x150"), null, null));
        assertEquals(
                Map.of("nv", 6705, "mel", 1113, "bkl", 1099, "bcc", 514, "akiec", 327, "vasc", 142, "df", 115),
                DataSet.counts(data.samples()));
        assertEquals(7470, data.samples().stream().map(Sample::group).distinct().count());
        assertEquals(List.of(), data.leftOut());
        assertEquals(
                Map.of("age", 57, "sex", 57, "localization", 234),
                MetadataSettings.unknown(List.of("age", "sex", "localization"), data.samples()));
        final Sample first = data.samples().get(0);
        assertEquals("ISIC_0027419.jpg", first.file().getFileName().toString());
        assertEquals("80", first.region().properties().get("age"));
        assertEquals(new Bounds(0, 0, 200, 150), first.region().bounds());
    }

    @Test
    void ham10000WithMasks() throws IOException {
        final Path all = SharedData.file("ham10000/HAM10000_metadata.csv");
        final List<String> lines = Files.readAllLines(all).subList(0, 21);
        final Path some = DataFiles.text(folder.resolve("some.csv"), lines.toArray(String[]::new));
        final DataSet data = read(
                some,
                options(SharedData.file("ham10000/images_200x150"), SharedData.file("ham10000/masks_200x150"), null));
        assertEquals(20, data.samples().size());
        for (final Sample s : data.samples())
            assertTrue(s.region().bounds().width() > 10 && s.region().name().equals("mask"), s.name());
    }
}
