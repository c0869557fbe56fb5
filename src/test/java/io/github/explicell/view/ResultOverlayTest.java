package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultOverlayTest {

    private ImagePlus image;

    @BeforeEach
    void field() {
        image = IJ.createImage("field.tif", "RGB white", 600, 400, 1);
        final Overlay overlay = new Overlay();
        final Roi first = Predicted.named(new OvalRoi(400, 20, 150, 100), "cell-01");
        first.setProperty(Region.CLASS, "pyknotic");
        first.setStrokeColor(Color.MAGENTA);
        overlay.add(first);
        overlay.add(Predicted.named(
                new PolygonRoi(new float[] {40.5f, 120, 60}, new float[] {200, 210.25f, 300}, Roi.POLYGON), "cell-02"));
        overlay.add(Predicted.named(
                new ShapeRoi(new Roi(200, 200, 60, 60)).or(new ShapeRoi(new Roi(300, 300, 50, 50))), "cell-03"));
        overlay.add(new TextRoi(5, 5, "my note"));
        overlay.drawNames(true);
        image.setOverlay(overlay);
    }

    @Test
    void decoratesCopiesAndLeavesTheUsersRois() {
        final String before = users().get(0).getProperties();
        ResultOverlay.add(image, Predicted.overlay(image, 1));
        final List<Roi> results = predictions();
        assertEquals(List.of("cell-01 halo", "cell-02 pyknotic", "cell-03 normal"), names(results));
        final Roi result = results.get(0);
        assertEquals("halo", result.getProperty(ResultRoi.PREDICTED_CLASS));
        assertEquals("pyknotic", result.getProperty(Region.CLASS), "the true class");
        assertEquals("0.800000", result.getProperty(ResultRoi.PROBABILITY));
        assertEquals("ab".repeat(32), result.getProperty(ResultRoi.MODEL_SHA256));
        assertEquals(ClassColours.of(1), result.getStrokeColor());
        assertEquals(2, result.getGroup());
        assertEquals(new Rectangle2D.Double(400, 20, 150, 100), result.getFloatBounds());
        assertEquals(4, users().size());
        assertEquals(before, users().get(0).getProperties());
        assertEquals(Color.MAGENTA, users().get(0).getStrokeColor());
        assertEquals("cell-01", users().get(0).getName());
        assertTrue(image.getOverlay().getDrawNames(), "how labels are drawn");
        assertEquals("phantom", image.getProp("explicell_model"));
    }

    @Test
    void classifyingAgainReplacesAndNamesOnce() {
        ResultOverlay.add(image, Predicted.overlay(image, 1));
        ResultOverlay.add(image, Predicted.overlay(image, 2));
        assertEquals(List.of("cell-01 pyknotic", "cell-02 normal", "cell-03 halo"), names(predictions()));
        // a result that was put into the ROI Manager and is classified from there
        final List<Region> results = Regions.fromRois(predictions(), Pictures.of(image));
        ResultOverlay.add(image, List.of(Predicted.of(results.get(0), 0)));
        assertEquals(List.of("cell-02 normal", "cell-03 halo", "cell-01 normal"), names(predictions()));
        assertEquals(1, legends(), "one legend");
    }

    @Test
    void otherRegionsKeepTheirResultsAndTheLegendCountsAll() {
        final List<Region> regions = Regions.overlay(image);
        ResultOverlay.add(image, List.of(Predicted.of(regions.get(0), 1)));
        ResultOverlay.add(image, List.of(Predicted.of(regions.get(1), 1), Predicted.of(regions.get(2), 0)));
        assertEquals(List.of("cell-01 halo", "cell-02 halo", "cell-03 normal"), names(predictions()));
        assertEquals(List.of("halo  2", "normal  1"), legendTexts());
    }

    @Test
    void removingRestoresTheOverlay() {
        final List<Roi> before = List.of(image.getOverlay().toArray());
        ResultOverlay.add(image, Predicted.overlay(image, 0));
        ResultOverlay.remove(image);
        assertEquals(before, List.of(image.getOverlay().toArray()));
        for (int i = 0; i < before.size(); i++)
            assertTrue(before.get(i) == image.getOverlay().get(i), "the same ROI");
        assertTrue(image.getOverlay().getDrawNames());
        assertNull(image.getProp("explicell_model"));
        image.setOverlay(null);
        ResultOverlay.add(image, List.of(Predicted.of(Regions.whole(Pictures.of(image)), 0)));
        ResultOverlay.remove(image);
        assertNull(image.getOverlay());
    }

    @Test
    void survivesSavingAsTiff(@TempDir final Path folder) throws Exception {
        ResultOverlay.add(image, Predicted.overlay(image, 1));
        final List<Roi> saved = predictions();
        final List<String> legend = legendTexts();
        final Path file = folder.resolve("field.tif");
        ImageFiles.writeTiff(image, file);
        image = IJ.openImage(file.toString());
        assertEquals(names(saved), names(predictions()));
        for (int i = 0; i < saved.size(); i++) {
            final Roi opened = predictions().get(i);
            assertEquals(saved.get(i).getProperties(), opened.getProperties());
            assertEquals(saved.get(i).getGroup(), opened.getGroup());
            assertEquals(saved.get(i).getFloatBounds(), opened.getFloatBounds());
        }
        assertEquals(legend, legendTexts());
        assertEquals("phantom", image.getProp("explicell_model"));
        assertEquals(3, Regions.overlay(image).size(), "results are no regions after opening either");
        // classifying after opening renews what was there
        ResultOverlay.add(image, Predicted.overlay(image, 1).subList(0, 1));
        assertEquals(List.of("cell-02 pyknotic", "cell-03 normal", "cell-01 halo"), names(predictions()));
        assertEquals(ClassColours.of(2), predictions().get(0).getStrokeColor());
        ResultOverlay.remove(image);
        assertEquals(4, image.getOverlay().size());
    }

    @Test
    void resultsLieInTheirPlane() {
        final ImagePlus stack = IJ.createImage("stack", "8-bit", 64, 64, 5);
        ResultOverlay.add(
                stack, List.of(Predicted.of(Regions.slices(Pictures.of(stack)).get(3), 0)));
        assertEquals(4, stack.getOverlay().get(0).getPosition());
        final ImagePlus hyper = IJ.createHyperStack("hyper", 64, 64, 2, 3, 4, 8);
        final Region region = Regions.slices(Pictures.of(hyper)).get(7);
        ResultOverlay.add(hyper, List.of(Predicted.of(region, 0)));
        final Roi roi = hyper.getOverlay().get(0);
        assertEquals(List.of(0, 2, 3), List.of(roi.getCPosition(), roi.getZPosition(), roi.getTPosition()));
        final ImagePlus frames = IJ.createHyperStack("frames", 64, 64, 1, 1, 4, 8);
        ResultOverlay.add(
                frames, List.of(Predicted.of(Regions.slices(Pictures.of(frames)).get(2), 0)));
        assertEquals(3, frames.getOverlay().get(0).getPosition());
    }

    @Test
    void theLegendCoversNoRegionIfThereIsRoom() {
        final Overlay overlay = new Overlay();
        overlay.add(new Roi(300, 0, 300, 400));
        overlay.add(new Roi(0, 0, 300, 200));
        image.setOverlay(overlay);
        ResultOverlay.add(image, Predicted.overlay(image, 0));
        final Roi paper = legend().get(0);
        for (final Roi region : predictions())
            assertTrue(paper.getFloatBounds()
                    .createIntersection(region.getFloatBounds())
                    .isEmpty());
        for (final Roi part : legend())
            assertTrue(paper.getFloatBounds().contains(part.getFloatBounds()), "nothing sticks out: " + part);
    }

    @Test
    void aTinyImageHasNoLegend() {
        image = IJ.createImage("tiny", "8-bit", 32, 32, 1);
        ResultOverlay.add(image, List.of(Predicted.of(Regions.whole(Pictures.of(image)), 0)));
        assertEquals(1, image.getOverlay().size());
        assertFalse(predictions().isEmpty());
    }

    // -- Helper methods --

    private List<Roi> rois(final String kind) {
        final List<Roi> rois = new ArrayList<>();
        for (final Roi roi : image.getOverlay())
            if (kind == null ? !ResultOverlay.isResult(roi) : kind.equals(roi.getProperty(Regions.RESULT)))
                rois.add(roi);
        return rois;
    }

    private List<Roi> users() {
        return rois(null);
    }

    private List<Roi> predictions() {
        return rois("prediction");
    }

    private List<Roi> legend() {
        return rois("legend");
    }

    private long legends() {
        return legend().stream().filter(roi -> roi.getFillColor() != null).count();
    }

    private List<String> legendTexts() {
        return legend().stream()
                .filter(TextRoi.class::isInstance)
                .map(roi -> ((TextRoi) roi).getText().strip())
                .toList();
    }

    private static List<String> names(final List<Roi> rois) {
        return rois.stream().map(Roi::getName).toList();
    }
}
