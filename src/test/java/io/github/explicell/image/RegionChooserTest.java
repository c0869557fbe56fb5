package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of region sources, without a ROI Manager: tests run headless. */
class RegionChooserTest {

    @TempDir
    Path folder;

    private final ImagePlus image = TestImages.ramp(20, 10);

    @Test
    void theSelectionComesBeforeTheOverlayBeforeTheWholeImage() throws IOException {
        assertChosen("the whole image", 1, RegionChooser.automatic());
        final Overlay overlay = new Overlay(new Roi(1, 1, 3, 3));
        overlay.add(new Roi(2, 2, 3, 3));
        image.setOverlay(overlay);
        assertChosen("the overlay (2 regions)", 2, RegionChooser.automatic());
        image.setRoi(new Roi(1, 1, 4, 4));
        assertChosen("the active selection (1 region)", 1, RegionChooser.automatic());
    }

    @Test
    void anOverlayOfResultsOnlyLeavesTheWholeImage() throws IOException {
        final Roi result = new Roi(1, 1, 3, 3);
        result.setProperty(Regions.RESULT, "0.1.0");
        image.setOverlay(new Overlay(result));
        assertChosen("the whole image", 1, RegionChooser.automatic());
    }

    @Test
    void whatIsGivenComesFirst() throws IOException {
        image.setRoi(new Roi(1, 1, 4, 4));
        final Path rois = folder.resolve("cells.zip");
        ImageFiles.writeRois(List.of(new Roi(1, 1, 2, 2), new Roi(3, 3, 2, 2)), rois);
        assertChosen("the ROIs of cells.zip (2 regions)", 2, RegionChooser.roiFile(rois));
        final ImagePlus labels = IJ.createImage("labels", 20, 10, 1, 8);
        labels.getProcessor().set(3, 3, 7);
        labels.getProcessor().set(4, 4, 8);
        final Path file = folder.resolve("labels.tif");
        ImageFiles.writeTiff(labels, file);
        assertChosen("the labels of labels.tif (2 regions)", 2, RegionChooser.labels(file, 0));
        assertChosen("the labels of labels (2 regions)", 2, RegionChooser.labels(labels));
        assertChosen("each slice (1 region)", 1, RegionChooser.slices());
        assertChosen("the whole image", 1, RegionChooser.whole());
    }

    @Test
    void labelsMustFitTheImageAndHoldARegion() {
        assertSays("does not fit ramp (20 x 10 pixels", IJ.createImage("labels", 20, 11, 1, 8));
        assertSays("There is no region in the labels of labels", IJ.createImage("labels", 20, 10, 1, 8));
    }

    private void assertChosen(final String words, final int count, final RegionChooser chooser) throws IOException {
        final RegionChooser.Choice choice = chooser.choose(image);
        assertEquals(words, choice.words());
        assertEquals(count, choice.regions().size());
    }

    private void assertSays(final String words, final ImagePlus labels) {
        final var e = assertThrows(IllegalArgumentException.class, () -> RegionChooser.labels(labels)
                .choose(image));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }
}
