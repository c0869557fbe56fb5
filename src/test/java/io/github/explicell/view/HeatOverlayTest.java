package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatOverlayTest {

    private static final HeatStyle STYLE = new HeatStyle(HeatColours.VIRIDIS, 0.6, 0.3, List.of(0.5));
    private static final Region REGION = Explained.region("cell-1", 100, 60);

    private ImagePlus image;

    @BeforeEach
    void field() {
        image = IJ.createImage("field", "RGB white", 400, 300, 1);
        final Overlay overlay = new Overlay();
        overlay.add(REGION.roi());
        overlay.add(new TextRoi(5, 5, "my note"));
        image.setOverlay(overlay);
    }

    private List<Roi> elements(final String kind) {
        return Explained.elements(image, kind);
    }

    @Test
    void theHeatMapLiesWhereTheMapPoints() {
        HeatOverlay.add(image, List.of(Explained.spot(REGION, "grad-cam", 6, 14)), STYLE);
        final ImageRoi heat = (ImageRoi) elements(HeatRois.HEAT_MAP).get(0);
        assertEquals(new Rectangle(100, 60, 40, 40), heat.getBounds());
        assertEquals(0.6, heat.getOpacity());
        assertTrue(heat.getZeroTransparent());
        assertEquals("cell-1 grad-cam for halo", heat.getName());
        assertEquals("grad-cam", heat.getProperty(HeatRois.METHOD));
        assertEquals("halo", heat.getProperty(HeatRois.TARGET));
        final BufferedImage flat = image.flatten().getBufferedImage();
        assertEquals(0xffffffff, flat.getRGB(100 + 2 * 14, 60 + 2 * 4), "below the threshold nothing is painted");
        final int hot = flat.getRGB(100 + 2 * 6 + 1, 60 + 2 * 14 + 1);
        assertTrue((hot >> 8 & 0xff) > 200 && (hot & 0xff) < 180, "green over white: " + Integer.toHexString(hot));
    }

    @Test
    void contoursEncloseTheSpot() {
        HeatOverlay.add(image, List.of(Explained.spot(REGION, "grad-cam", 6, 14)), STYLE);
        final Roi line = elements(HeatRois.CONTOUR).get(0);
        assertEquals("0.5", line.getProperty(HeatRois.LEVEL));
        assertEquals(108 + 1, line.getFloatBounds().getMinX(), 1.01, "4 pixels of the crop from the left");
        assertTrue(line.contains(100 + 13, 60 + 29) && !line.contains(125, 70));
    }

    @Test
    void thePredictionStandsAboveAndTheColourBarIsThere() {
        HeatOverlay.add(image, List.of(Explained.spot(REGION, "grad-cam", 6, 14)), STYLE);
        final Overlay overlay = image.getOverlay();
        final int heat = overlay.getIndex("cell-1 grad-cam for halo");
        assertTrue(heat > 0 && heat < overlay.getIndex("cell-1 halo"));
        assertEquals(5, elements(ColourBar.BAR).size());
        for (final Roi part : elements(ColourBar.BAR))
            assertTrue(new Rectangle(0, 0, 400, 300).contains(part.getBounds()), part.toString());
        assertEquals(1, Regions.overlay(image).size(), "no result is a region");
    }

    @Test
    void withoutEvidenceThePictureSaysSo() {
        HeatOverlay.add(image, List.of(Explained.nothing(REGION, "grad-cam")), STYLE);
        assertTrue(elements(HeatRois.HEAT_MAP).isEmpty());
        final TextRoi note = (TextRoi) elements(HeatRois.NOTE).get(0);
        assertEquals("no positive evidence", note.getText().strip());
        assertEquals(120, note.getFloatBounds().getCenterX(), 2);
    }

    @Test
    void explainingAgainReplacesAndClassifyingKeeps() {
        final Region other = Explained.region("cell-2", 200, 100);
        HeatOverlay.add(
                image,
                List.of(Explained.spot(REGION, "grad-cam", 6, 14), Explained.spot(other, "grad-cam", 1, 1)),
                STYLE);
        HeatOverlay.add(image, List.of(Explained.nothing(REGION, "layer-cam")), STYLE);
        assertEquals(1, elements(HeatRois.HEAT_MAP).size());
        assertEquals("cell-2", elements(HeatRois.HEAT_MAP).get(0).getProperty(ResultRoi.REGION));
        assertEquals(1, elements(HeatRois.NOTE).size());
        assertEquals(5, elements(ColourBar.BAR).size());
        ResultOverlay.add(image, List.of(Predicted.of(REGION, 0)));
        assertEquals(1, elements(HeatRois.HEAT_MAP).size());
        assertEquals(5, elements(ColourBar.BAR).size());
    }

    @Test
    void removingLeavesTheUsersElementsOnly() {
        final List<Roi> before = List.of(image.getOverlay().toArray());
        HeatOverlay.add(image, List.of(Explained.spot(REGION, "grad-cam", 6, 14)), STYLE);
        ResultOverlay.remove(image);
        assertEquals(before, List.of(image.getOverlay().toArray()));
        assertNull(image.getProp("explicell_model"));
    }

    @Test
    void survivesSavingAsTiff(@TempDir final Path folder) throws IOException {
        HeatOverlay.add(image, List.of(Explained.spot(REGION, "grad-cam", 6, 14)), STYLE);
        final BufferedImage before = image.flatten().getBufferedImage();
        final Path file = folder.resolve("field.tif");
        ImageFiles.writeTiff(image, file);
        image = IJ.openImage(file.toString());
        final BufferedImage after = image.flatten().getBufferedImage();
        for (int y = 65; y < 95; y++)
            for (int x = 105; x < 135; x++) assertEquals(before.getRGB(x, y), after.getRGB(x, y), x + ", " + y);
        ResultOverlay.remove(image);
        assertEquals(2, image.getOverlay().size());
    }

    @Test
    void whatLiesBeyondTheEdgeIsCut() {
        final Region edge = Explained.region("edge", 380, 280);
        final float[] all = new float[Explained.SIDE * Explained.SIDE];
        java.util.Arrays.fill(all, 1);
        HeatOverlay.add(image, List.of(Explained.of(edge, "grad-cam", all)), STYLE);
        assertEquals(
                new Rectangle(380, 280, 20, 20),
                elements(HeatRois.HEAT_MAP).get(0).getBounds());
        assertEquals(400, elements(HeatRois.CONTOUR).get(0).getFloatBounds().getMaxX(), 1e-3);
        assertFalse(elements(HeatRois.CONTOUR).get(0).getFloatBounds().getMaxY() > 300.001);
    }

    @Test
    void resultsLieInTheirPlane() {
        final ImagePlus stack = IJ.createImage("stack", "8-bit", 64, 64, 5);
        final Region slice = new Region("slice", new Plane(3, 0), new Roi(0, 0, 40, 40), Map.of());
        HeatOverlay.add(stack, List.of(Explained.spot(slice, "grad-cam", 4, 4)), STYLE);
        assertEquals(4, Explained.elements(stack, HeatRois.HEAT_MAP).get(0).getPosition());
        assertEquals(4, Explained.elements(stack, HeatRois.CONTOUR).get(0).getPosition());
        assertEquals(64, Pictures.of(stack).width());
    }
}
