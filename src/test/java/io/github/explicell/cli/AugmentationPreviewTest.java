package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --preview} and the options of augmentation. */
class AugmentationPreviewTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void twoClasses() throws IOException {
        for (final String name : new String[] {"round", "square"}) {
            final BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
            image.createGraphics().fillRect(4, 4, name.length(), 12);
            final Path of = Files.createDirectories(folder.resolve("data").resolve(name));
            ImageIO.write(image, "png", of.resolve("1.png").toFile());
        }
    }

    private CommandLineRun preview(final Path file, final Object... more) {
        final Object[] usual = {
            "train", "--data", folder.resolve("data"), "--architecture", "resnet34", "--size", 32, "--preview", file
        };
        final Object[] all = new Object[usual.length + more.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void aPictureIsWrittenAndNothingTrained() throws IOException {
        final Path file = folder.resolve("preview.png");
        final CommandLineRun run = preview(file, "--mixup", 0.2, "--out", folder.resolve("model"));
        assertEquals(0, run.status(), run.err());
        assertTrue(
                run.out().contains("Nothing was trained.") && run.out().contains("round, square")
                        || run.out().contains("square, round"),
                run.out());
        assertFalse(Files.exists(folder.resolve("model")));
        // two classes, six steps of the preset cells, and the mixed images
        assertTrue(ImageIO.read(file.toFile()).getHeight() > 9 * 128);
    }

    @Test
    void aFileOrAPresetIsTakenAndChanged() throws IOException {
        final Path json = Files.writeString(
                folder.resolve("own.json"),
                "{\"steps\": [{\"kind\": \"gamma\", \"exponent\": [0.5, 2]}, {\"kind\": \"rotation\", \"degrees\": 10}]}");
        final Path file = folder.resolve("own.png");
        final CommandLineRun run = preview(file, "--augmentation", json, "--rotation", 0);
        assertEquals(0, run.status(), run.err());
        // three rows of 128 pixels with words above, two of them with titles
        assertEquals(515, ImageIO.read(file.toFile()).getHeight(), "two classes and gamma alone");
    }

    @Test
    void mistakesAreSentences() throws IOException {
        final Path file = folder.resolve("no.png");
        final CommandLineRun unknown = preview(file, "--augmentation", "leaves");
        assertEquals(2, unknown.status());
        assertTrue(
                unknown.err().contains("there is no augmentation leaves; they are cells, none, skin, cervical-six")
                        || unknown.err().contains("There is no augmentation leaves"),
                unknown.err());
        final CommandLineRun whole = preview(file, "--augmentation", "cervical-six", "--rotation", 10);
        assertEquals(2, whole.status());
        assertTrue(whole.err().contains("is taken as a whole"), whole.err());
        final Path broken = Files.writeString(folder.resolve("broken.json"), "{\"steps\": [{\"kind\": \"turn\"}]}");
        final CommandLineRun run = preview(file, "--augmentation", broken);
        assertTrue(run.status() != 0 && run.err().contains("broken.json"), run.err());
        assertTrue(run.err().contains("no augmenter \"turn\""), run.err());
        assertEquals(2, preview(file, "--brightness", 1.5).status());
        assertFalse(Files.exists(file));
    }
}
