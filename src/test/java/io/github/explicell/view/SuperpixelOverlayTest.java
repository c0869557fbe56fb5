package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.Target;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperpixelOverlayTest {

    private final ImagePlus image = new ImagePlus("field.tif", new ByteProcessor(40, 30));

    /** A crop of 4 x 2 pixels, each 5 x 5 of the image, from (-5, 10) on: its first column lies beyond the edge. */
    private static Explanation explanation() {
        final Prediction prediction =
                Predicted.of(new Region("cell-1", Plane.FIRST, new Roi(0, 10, 12, 10), Map.of()), 0);
        final Superpixels parts =
                new Superpixels(4, 2, new int[] {0, 1, 1, 2, 0, 1, 1, 2}, List.of("rim", "nucleus", "cytoplasm"));
        final SuperpixelExplanation result = new SuperpixelExplanation(
                SuperpixelMethod.LIME,
                parts,
                new double[] {0.01, 0.4, -0.2},
                new double[] {0, 0.35, -0.25},
                new double[] {0.02, 0.45, -0.15},
                0.5,
                0.8,
                0.71,
                0.9,
                100,
                8,
                List.of());
        final Crop crop = new Crop(
                ArrayImgs.floats(4, 2, 3), new CropMapping(-5, 10, 5, 5), new IntensityRange(0, 255), List.of());
        return new Explanation(prediction, crop, new Target(0, Target.NONE, true), result.map(), result, Map.of(), 0.1);
    }

    @Test
    void superpixelsAreRoisWithTheirWeights() {
        final List<Roi> rois = SuperpixelRois.of(explanation(), image, SuperpixelView.BOTH);
        // the rim lies beyond the edge
        assertEquals(2, rois.size());
        final Roi nucleus = rois.get(0);
        assertEquals("java.awt.Rectangle[x=0,y=10,width=10,height=10]", nucleus.getBounds() + "");
        assertEquals("0.4", nucleus.getProperty(SuperpixelRois.WEIGHT));
        assertEquals("0.35", nucleus.getProperty(SuperpixelRois.LOW));
        assertEquals("1", nucleus.getProperty(SuperpixelRois.RANK));
        assertTrue(nucleus.getName().contains("nucleus +0.400 (0.350 to 0.450)"), nucleus.getName());
        assertTrue(nucleus.getFillColor().getGreen() > nucleus.getFillColor().getRed());
        final Roi cytoplasm = rois.get(1);
        assertTrue(cytoplasm.getFillColor().getRed() > cytoplasm.getFillColor().getGreen());
        assertEquals(
                nucleus.getFillColor().getAlpha() / 2.0,
                cytoplasm.getFillColor().getAlpha(),
                1);
    }

    @Test
    void oneViewShowsOnlyWhatSpeaksFor() {
        assertEquals(
                List.of("nucleus"),
                SuperpixelRois.of(explanation(), image, SuperpixelView.FOR).stream()
                        .map(roi -> roi.getProperty("super-pixel"))
                        .toList());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SuperpixelView.parse("against"))
                .getMessage()
                .contains("not against"));
    }

    @Test
    void picturesAreGreenForAndRedAgainst() {
        final BufferedImage page = new Montage(HeatStyle.DEFAULT).draw(List.of(List.of(explanation())));
        // tiles of 4 x 2 pixels, each 56 x 56: crop, then super-pixels
        final Color nucleus = new Color(page.getRGB(6 + 224 + 6 + 84, 40 + 28));
        final Color cytoplasm = new Color(page.getRGB(6 + 224 + 6 + 196, 40 + 28));
        assertTrue(nucleus.getGreen() > 50 && nucleus.getRed() < 10, nucleus.toString());
        assertTrue(cytoplasm.getRed() > 50 && cytoplasm.getGreen() < 10, cytoplasm.toString());
        final BufferedImage positives = new Montage(HeatStyle.DEFAULT.withSuperpixels(SuperpixelView.FOR))
                .draw(List.of(List.of(explanation())));
        assertEquals(Color.BLACK, new Color(positives.getRGB(6 + 224 + 6 + 196, 40 + 28)));
    }

    @Test
    void aPreviewOutlinesAndGivesWayToTheResult() {
        image.setOverlay(new Overlay(new Roi(1, 1, 5, 5)));
        final List<Roi> outlines = SuperpixelOverlay.outlines(explanation().cut(), image);
        SuperpixelOverlay.preview(image, outlines);
        SuperpixelOverlay.preview(image, outlines);
        assertEquals(3, image.getOverlay().size());
        assertEquals("cell-1 nucleus", image.getOverlay().get(1).getName());
        assertNull(image.getOverlay().get(1).getFillColor());
        SuperpixelOverlay.add(image, List.of(explanation()), SuperpixelView.BOTH);
        assertEquals(2, SuperpixelOverlay.superpixels(image).size());
        assertTrue(SuperpixelOverlay.superpixels(image).get(0).getName().contains("+0.4"));
        ResultOverlay.remove(image);
        assertEquals(1, image.getOverlay().size());
    }

    @Test
    void aSecondRunReplacesTheFirstAndRemovalLeavesTheUsersOwn() {
        image.setOverlay(new Overlay(new Roi(1, 1, 5, 5)));
        SuperpixelOverlay.add(image, List.of(explanation()), SuperpixelView.BOTH);
        final int size = image.getOverlay().size();
        SuperpixelOverlay.add(image, List.of(explanation()), SuperpixelView.BOTH);
        assertEquals(size, image.getOverlay().size());
        ResultOverlay.remove(image);
        assertEquals(1, image.getOverlay().size());
    }

    @Test
    void filesHoldLabelsAndWeights(@TempDir final Path folder) throws IOException {
        new SuperpixelFiles(folder).write("field", explanation());
        final List<String> lines = Files.readAllLines(folder.resolve("superpixels/field/cell-1.csv"));
        assertEquals("superpixel,label,area,weight,low,high,rank", lines.get(0));
        assertEquals("nucleus,2,4,0.4,0.35,0.45,1", lines.get(1));
        assertEquals("cytoplasm,3,2,-0.2,-0.25,-0.15,2", lines.get(2));
        try (var labels = Pictures.open(folder.resolve("superpixels/field/cell-1.tif"), 0)) {
            assertEquals(4, labels.width());
            assertEquals(
                    List.of("label-1", "label-2", "label-3"),
                    Regions.fromLabels(labels).stream().map(Region::name).toList());
        }
        assertEquals(
                "nucleus +0.40, cytoplasm -0.20, rim +0.010",
                explanation().superpixels().words());
        assertEquals(
                3,
                Arrays.stream(explanation().superpixels().areas())
                        .filter(a -> a > 0)
                        .count());
    }
}
