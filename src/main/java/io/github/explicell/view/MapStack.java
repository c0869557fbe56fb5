package io.github.explicell.view;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Raw saliency maps as a 32-bit stack in the coordinates of the image, one slice for each explanation, NaN outside the
 * crop. A slice is made when it is looked at: the stack takes the memory of the maps at the network's resolution, however
 * large the image and however many its regions are.
 */
public final class MapStack extends VirtualStack {

    /**
     * A slice.
     *
     * @param label its label
     * @param mapping where the crop lies
     * @param width of the map, in pixels of the crop
     * @param height of the map, in pixels of the crop
     * @param values gives the map, row-major, whenever the slice is made
     */
    record Slice(String label, CropMapping mapping, int width, int height, Supplier<float[]> values) {

        /** A slice of an explanation whose map comes from elsewhere. */
        static Slice of(final Explanation explanation, final Supplier<float[]> values) {
            final SaliencyMap map = explanation.map();
            final String label =
                    ResultRoi.oneLine(explanation.prediction().region().name() + " " + map.method() + " for "
                            + ExplanationTable.question(explanation));
            return new Slice(label, explanation.crop().mapping(), map.width(), map.height(), values);
        }
    }

    private final List<Slice> slices;

    /**
     * @param width of the image
     * @param height of the image
     * @param slices at least one
     */
    MapStack(final int width, final int height, final List<Slice> slices) {
        super(width, height);
        this.slices = List.copyOf(slices);
        setBitDepth(Float.SIZE);
    }

    /**
     * @param image what was explained; gives size, calibration and the title's beginning
     * @param explanations of its regions, at least one
     * @param colours how 0 to the maximum is shown; the values are what they are
     * @return the stack, not shown; its labels name region, method and the class that is explained
     */
    public static ImagePlus of(final ImagePlus image, final List<Explanation> explanations, final HeatColours colours) {
        final List<Slice> slices = explanations.stream()
                .map(e -> Slice.of(e, () -> e.map().values()))
                .toList();
        final MapStack stack = new MapStack(image.getWidth(), image.getHeight(), slices);
        stack.setColorModel(colours.lut());
        final ImagePlus maps = new ImagePlus(image.getShortTitle() + " explained", stack);
        maps.setCalibration(image.getCalibration());
        double max = 0;
        for (final Explanation explanation : explanations)
            max = Math.max(max, explanation.map().max());
        showFromZero(maps, max);
        return maps;
    }

    /** Displays 0 to the maximum. */
    static void showFromZero(final ImagePlus maps, final double max) {
        maps.setDisplayRange(0, max > 0 ? max : 1);
    }

    @Override
    public int getSize() {
        return slices.size();
    }

    @Override
    public int size() {
        return slices.size();
    }

    @Override
    public String getSliceLabel(final int n) {
        return slices.get(n - 1).label();
    }

    @Override
    public Object getPixels(final int n) {
        return getProcessor(n).getPixels();
    }

    @Override
    public ImageProcessor getProcessor(final int n) {
        final Slice slice = slices.get(n - 1);
        final Placement placed = Placement.of(
                slice.values().get(), slice.width(), slice.height(), slice.mapping(), getWidth(), getHeight());
        final float[] pixels = new float[getWidth() * getHeight()];
        Arrays.fill(pixels, Float.NaN);
        for (int y = 0; y < placed.height(); y++)
            System.arraycopy(
                    placed.values(),
                    y * placed.width(),
                    pixels,
                    (placed.y() + y) * getWidth() + placed.x(),
                    placed.width());
        return new FloatProcessor(getWidth(), getHeight(), pixels, getColorModel());
    }
}
