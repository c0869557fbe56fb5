package io.github.explicell.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** Finds the regions of a label image or a binary mask, plane by plane. */
final class LabelRegions {

    private static final Set<Integer> MASK_VALUES = Set.of(1, 255, 65535);

    private final Picture picture;
    private final int width;
    private final int height;

    /** @param picture a label image */
    LabelRegions(final Picture picture) {
        if (picture.channels() != 1 && !picture.rgb())
            throw notLabels(picture, "it has " + picture.channels() + " channels");
        if ((long) picture.width() * picture.height() > Integer.MAX_VALUE - 8)
            throw notLabels(picture, "it is too large");
        this.picture = picture;
        this.width = picture.width();
        this.height = picture.height();
    }

    /** As {@link Regions#fromLabels}. */
    List<Region> regions() throws IOException {
        final boolean mask = isMask();
        final List<Region> regions = new ArrayList<>();
        for (int t = 0; t < picture.frames(); t++)
            for (int z = 0; z < picture.slices(); z++) addPlane(new Plane(z, t), mask, regions);
        return regions;
    }

    // -- Helper methods --

    /** Whether there is but one number above 0, and one that masks have. */
    private boolean isMask() throws IOException {
        int only = 0;
        for (int t = 0; t < picture.frames(); t++)
            for (int z = 0; z < picture.slices(); z++)
                for (final int label : labels(new Plane(z, t))) {
                    if (label == 0 || label == only) continue;
                    if (only != 0) return false;
                    only = label;
                }
        return MASK_VALUES.contains(only);
    }

    private void addPlane(final Plane plane, final boolean mask, final List<Region> regions) throws IOException {
        int[] labels = labels(plane);
        if (mask) labels = Components.of(labels, width);
        for (final Map.Entry<Integer, int[]> entry : boxes(labels).entrySet()) {
            final int label = entry.getKey();
            final String name = mask ? "object-" + (regions.size() + 1) : "label-" + label;
            final int[] box = entry.getValue();
            final byte[] inside = inside(labels, label, box);
            regions.add(new Region(name, plane, Rois.outline(inside, box[2] - box[0] + 1, box[0], box[1]), Map.of()));
        }
    }

    /** For each label the first and last column and row: x0, y0, x1, y1. */
    private Map<Integer, int[]> boxes(final int[] labels) {
        final Map<Integer, int[]> boxes = new TreeMap<>();
        int last = 0;
        int[] box = null;
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                if (labels[i] == 0) continue;
                if (labels[i] != last) {
                    last = labels[i];
                    final int[] first = {x, y, x, y};
                    box = boxes.computeIfAbsent(last, label -> first);
                }
                box[0] = Math.min(box[0], x);
                box[2] = Math.max(box[2], x);
                box[3] = y;
            }
        return boxes;
    }

    private byte[] inside(final int[] labels, final int label, final int[] box) {
        final int columns = box[2] - box[0] + 1;
        final byte[] inside = new byte[columns * (box[3] - box[1] + 1)];
        for (int i = 0; i < inside.length; i++)
            if (labels[(box[1] + i / columns) * width + box[0] + i % columns] == label) inside[i] = (byte) 255;
        return inside;
    }

    private int[] labels(final Plane plane) throws IOException {
        final int[] channels = picture.rgb() ? new int[] {0, 1, 2} : new int[] {0};
        final Interval all = FinalInterval.createMinSize(0, 0, width, height);
        final float[][] samples = picture.samples(plane, channels, all);
        final int[] labels = new int[samples[0].length];
        for (int i = 0; i < labels.length; i++) {
            final float value = samples[0][i];
            labels[i] = (int) value;
            if (value < 0 || labels[i] != value) throw notLabels(picture, "it holds the value " + value);
            if (channels.length == 3 && (samples[1][i] != value || samples[2][i] != value))
                throw notLabels(picture, "it is in colour");
        }
        return labels;
    }

    private static IllegalArgumentException notLabels(final Picture picture, final String why) {
        return new IllegalArgumentException(picture.name() + " is not a label image, because " + why
                + ": give an image of one channel whose pixels are whole numbers, 0 for the background.");
    }
}
