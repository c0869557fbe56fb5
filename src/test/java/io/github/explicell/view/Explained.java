package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Target;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;

/** Explanations made up for tests. */
final class Explained {

    /** Side of the crops in pixels. */
    static final int SIDE = 20;

    private Explained() {}

    /** @return a region of 40 x 40 pixels, two to one of its crop's */
    static Region region(final String name, final int x, final int y) {
        return new Region(name, Plane.FIRST, Predicted.named(new Roi(x, y, 40, 40), name), Map.of());
    }

    /** @return an explanation whose map is a spot of 5 x 5 pixels around a place of the crop, 2 in its centre, else 1 */
    static Explanation spot(final Region region, final String method, final int x, final int y) {
        final float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            final int far = Math.max(Math.abs(i % SIDE - x), Math.abs(i / SIDE - y));
            values[i] = far == 0 ? 2 : far < 3 ? 1 : 0;
        }
        return of(region, method, values);
    }

    /** @return an explanation in which nothing speaks for the target */
    static Explanation nothing(final Region region, final String method) {
        final float[] values = new float[SIDE * SIDE];
        values[3] = -1;
        return of(region, method, values);
    }

    /** @return an explanation with a map of its own */
    static Explanation of(final Region region, final String method, final float[] values) {
        return of(region, method, values, Map.of());
    }

    /** @return an explanation with a map and measures of its own */
    static Explanation of(
            final Region region, final String method, final float[] values, final Map<String, Double> measures) {
        final CropMapping mapping =
                new CropMapping(region.bounds().x(), region.bounds().y(), 2, 2);
        final Crop crop = new Crop(
                ArrayImgs.floats(new float[3 * SIDE * SIDE], SIDE, SIDE, 3),
                mapping,
                new IntensityRange(0, 255),
                List.of());
        return new Explanation(
                Predicted.of(region, 1),
                crop,
                new Target(1, Target.NONE, false),
                new SaliencyMap(method, "layer4", SIDE, SIDE, values),
                measures,
                0.25);
    }

    /** @return the ROIs of an overlay of a kind */
    static List<Roi> elements(final ImagePlus image, final String kind) {
        final List<Roi> rois = new ArrayList<>();
        if (image.getOverlay() != null)
            for (final Roi roi : image.getOverlay()) if (kind.equals(roi.getProperty("explicell"))) rois.add(roi);
        return rois;
    }
}
