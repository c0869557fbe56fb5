package io.github.explicell.view;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.image.Placement;
import java.util.Arrays;
import java.util.List;

/**
 * Raw saliency maps as a 32-bit stack in the coordinates of the image, one slice for each explanation, NaN outside the
 * crop. A slice is made when it is looked at: the stack takes the memory of the maps at the network's resolution, however
 * large the image and however many its regions are.
 */
public final class MapStack extends VirtualStack {

    private final List<Explanation> explanations;

    private MapStack(final int width, final int height, final List<Explanation> explanations) {
        super(width, height);
        this.explanations = List.copyOf(explanations);
        setBitDepth(Float.SIZE);
    }

    /**
     * @param image what was explained; gives size, calibration and the title's beginning
     * @param explanations of its regions, at least one
     * @return the stack, not shown; its labels name region, method and the class that is explained
     */
    public static ImagePlus of(final ImagePlus image, final List<Explanation> explanations) {
        final MapStack stack = new MapStack(image.getWidth(), image.getHeight(), explanations);
        final ImagePlus maps = new ImagePlus(title(image) + " explained", stack);
        maps.setCalibration(image.getCalibration());
        double max = 0;
        for (final Explanation explanation : explanations)
            max = Math.max(max, explanation.map().max());
        maps.setDisplayRange(0, max > 0 ? max : 1);
        return maps;
    }

    private static String title(final ImagePlus image) {
        return image.getShortTitle();
    }

    @Override
    public int getSize() {
        return explanations.size();
    }

    @Override
    public int size() {
        return explanations.size();
    }

    @Override
    public String getSliceLabel(final int n) {
        final Explanation explanation = explanations.get(n - 1);
        return ResultRoi.oneLine(explanation.prediction().region().name() + " "
                + explanation.map().method() + " for " + ExplanationTable.question(explanation));
    }

    @Override
    public Object getPixels(final int n) {
        return getProcessor(n).getPixels();
    }

    @Override
    public ImageProcessor getProcessor(final int n) {
        final Explanation explanation = explanations.get(n - 1);
        final SaliencyMap map = explanation.map();
        final Placement placed = Placement.of(
                map.values(), map.width(), map.height(), explanation.crop().mapping(), getWidth(), getHeight());
        final float[] pixels = new float[getWidth() * getHeight()];
        Arrays.fill(pixels, Float.NaN);
        for (int y = 0; y < placed.height(); y++)
            System.arraycopy(
                    placed.values(),
                    y * placed.width(),
                    pixels,
                    (placed.y() + y) * getWidth() + placed.x(),
                    placed.width());
        return new FloatProcessor(getWidth(), getHeight(), pixels);
    }
}
