package io.github.explicell.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the regions of a label image or a binary mask, plane by plane. */
final class LabelRegions {

    private final Picture picture;
    private final LabelValues values;
    private final int width;
    private final int height;

    /** @param picture a label image */
    LabelRegions(final Picture picture) throws IOException {
        this.picture = picture;
        this.values = new LabelValues(picture);
        this.width = picture.width();
        this.height = picture.height();
    }

    /** As {@link Regions#fromLabels}. */
    List<Region> regions() throws IOException {
        final List<Region> regions = new ArrayList<>();
        for (int t = 0; t < picture.frames(); t++)
            for (int z = 0; z < picture.slices(); z++) addPlane(new Plane(z, t), regions);
        return regions;
    }

    /** As {@link Regions#mask}. */
    Region union() throws IOException {
        final int[] labels = values.read(Plane.FIRST);
        for (int i = 0; i < labels.length; i++) labels[i] = labels[i] == 0 ? 0 : 1;
        final int[] box = boxes(labels).get(1);
        if (box == null) throw new IllegalArgumentException("The mask " + picture.name() + " is empty.");
        return new Region(
                "mask",
                Plane.FIRST,
                Rois.outline(inside(labels, 1, box), box[2] - box[0] + 1, box[0], box[1]),
                Map.of());
    }

    // -- Helper methods --

    private void addPlane(final Plane plane, final List<Region> regions) throws IOException {
        final boolean mask = values.isMask();
        int[] labels = values.read(plane);
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
}
