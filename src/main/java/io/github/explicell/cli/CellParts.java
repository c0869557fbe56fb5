package io.github.explicell.cli;

import io.github.explicell.explain.superpixel.DrawnParts;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Rois;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The nucleus and the cytoplasm of generated cells, as a person would draw them; changes from field to field. */
final class CellParts implements Segmenter {

    private volatile DrawnParts parts;

    /** The field whose crops are cut next. */
    void show(final PhantomField field) {
        final List<Region> drawn = new ArrayList<>();
        for (final PhantomCell cell : field.cells()) {
            drawn.add(new Region(cell.name() + " cytoplasm", Plane.FIRST, Rois.fromMask(cell.mask()), Map.of()));
            drawn.add(new Region(cell.name() + " nucleus", Plane.FIRST, Rois.fromMask(cell.nucleus()), Map.of()));
        }
        parts = new DrawnParts(drawn, DrawnParts.BACKGROUND);
    }

    @Override
    public Superpixels segment(final Crop crop) {
        return parts.segment(crop);
    }
}
