package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayPngTest {

    @TempDir
    private Path folder;

    private static Prediction rectangle(final int index, final Map<String, String> properties) {
        return Predicted.of(new Region("cell", Plane.FIRST, new Roi(100, 80, 60, 60), properties), index);
    }

    @Test
    void outlinesHaveTheirClassColourAndTheLegendLiesBelow() throws IOException {
        final ImagePlus image = IJ.createImage("field", "RGB black", 800, 300, 1);
        image.getProcessor().setColor(new Color(10, 200, 30));
        image.getProcessor().fillRect(300, 200, 10, 10);
        final BufferedImage png = write(image, rectangle(1, Map.of()));
        assertEquals(800, png.getWidth());
        assertTrue(png.getHeight() > 310, "a band below");
        assertEquals(new Color(10, 200, 30).getRGB(), png.getRGB(305, 205));
        assertEquals(ClassColours.of(1).getRGB(), png.getRGB(100, 110));
        assertTrue(has(png, ClassColours.of(1), 300), "a swatch in the band");
        assertEquals(Color.WHITE.getRGB(), png.getRGB(799, png.getHeight() - 1));
    }

    @Test
    void aWrongClassIsDashed() throws IOException {
        final ImagePlus image = IJ.createImage("field", "RGB black", 800, 300, 1);
        final int right = onLine(write(image, rectangle(1, Map.of(Region.CLASS, "halo"))));
        final int wrong = onLine(write(image, rectangle(1, Map.of(Region.CLASS, "normal"))));
        assertTrue(wrong > 5 && wrong < 0.8 * right, wrong + " of " + right + " pixels");
    }

    @Test
    void smallImagesAreMagnified() throws IOException {
        final ImagePlus image = IJ.createImage("small", "RGB black", 250, 250, 1);
        final BufferedImage png = write(image, rectangle(2, Map.of()));
        assertEquals(1000, png.getWidth());
        assertEquals(ClassColours.of(2).getRGB(), png.getRGB(400, 480), "x = 4 * 100");
    }

    @Test
    void largeImagesAreMadeSmallerAndDeepOnesVisible() throws IOException {
        final ImagePlus image = IJ.createImage("deep", "16-bit black", 4100, 300, 1);
        for (int x = 2049; x < 4100; x++)
            for (int y = 0; y < 300; y++) image.getProcessor().set(x, y, 900);
        final BufferedImage png = write(image, rectangle(0, Map.of()));
        assertEquals(1367, png.getWidth(), "every 3 pixels one, the last of 2");
        assertEquals(Color.BLACK.getRGB(), png.getRGB(5, 50));
        assertEquals(Color.WHITE.getRGB(), png.getRGB(1366, 50));
        assertEquals(ClassColours.of(0).getRGB(), png.getRGB(33, 37), "x = 100 / 3");
    }

    @Test
    void eachPlaneHasItsFile() throws IOException {
        final ImagePlus stack = IJ.createImage("stack", "8-bit", 64, 64, 3);
        final List<Prediction> predictions = Regions.slices(Pictures.of(stack)).stream()
                .filter(region -> region.plane().z() != 1)
                .map(region -> Predicted.of(region, 0))
                .toList();
        final List<Path> files =
                OverlayPng.writeAll(Pictures.of(stack), predictions, ChannelRule.DEFAULT, folder, "stack");
        assertEquals(List.of(folder.resolve("stack-z1-t1.png"), folder.resolve("stack-z3-t1.png")), files);
        for (final Path file : files) assertTrue(ImageIO.read(file.toFile()).getWidth() >= 64);
    }

    private BufferedImage write(final ImagePlus image, final Prediction prediction) throws IOException {
        final List<Path> files = OverlayPng.writeAll(
                Pictures.of(image), List.of(prediction), ChannelRule.DEFAULT, folder, image.getTitle());
        return ImageIO.read(files.get(0).toFile());
    }

    private static int onLine(final BufferedImage png) {
        int count = 0;
        for (int y = 80; y < 140; y++)
            if (png.getRGB(100, y) == ClassColours.of(1).getRGB()) count++;
        return count;
    }

    private static boolean has(final BufferedImage png, final Color colour, final int fromRow) {
        for (int y = fromRow; y < png.getHeight(); y++)
            for (int x = 0; x < png.getWidth(); x++) if (png.getRGB(x, y) == colour.getRGB()) return true;
        return false;
    }
}
