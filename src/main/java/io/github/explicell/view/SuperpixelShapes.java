package io.github.explicell.view;

import ij.gui.Roi;
import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.Rois;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/**
 * Super-pixels as ROIs in the pixels of their image: each of the image's pixels belongs to the super-pixel at its centre.
 * What the crop shows beyond the image's edge has none.
 */
final class SuperpixelShapes {

    private static final int OUTSIDE = -1;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final int count;
    /** The super-pixel of each pixel of the crop's box in the image. */
    private final int[] labels;

    private SuperpixelShapes(final CutRegion cut, final int imageWidth, final int imageHeight) {
        final CropMapping mapping = cut.crop().mapping();
        final int columns = cut.superpixels().width();
        final int rows = cut.superpixels().height();
        count = cut.superpixels().count();
        left = (int) Math.max(0, Math.floor(mapping.x()));
        top = (int) Math.max(0, Math.floor(mapping.y()));
        width = (int) Math.max(0, Math.min(imageWidth, Math.ceil(mapping.imageX(columns))) - left);
        height = (int) Math.max(0, Math.min(imageHeight, Math.ceil(mapping.imageY(rows))) - top);
        labels = new int[width * height];
        for (int i = 0; i < labels.length; i++) {
            final int x = (int) Math.floor(mapping.cropX(left + i % width + 0.5));
            final int y = (int) Math.floor(mapping.cropY(top + i / width + 0.5));
            labels[i] = x < 0 || y < 0 || x >= columns || y >= rows
                    ? OUTSIDE
                    : cut.superpixels().labels()[y * columns + x];
        }
    }

    /**
     * @param cut a region's super-pixels
     * @param imageWidth of the image in pixels
     * @param imageHeight of the image in pixels
     * @return for each super-pixel a ROI without a name, null if it has no pixel in the image
     */
    static List<Roi> of(final CutRegion cut, final int imageWidth, final int imageHeight) {
        return new SuperpixelShapes(cut, imageWidth, imageHeight).rois();
    }

    /** Each over its own rectangle. */
    private List<Roi> rois() {
        final int[][] boxes = new int[count][];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == OUTSIDE) continue;
            final int x = i % width;
            final int y = i / width;
            final int[] box = boxes[labels[i]];
            if (box == null) boxes[labels[i]] = new int[] {x, y, x, y};
            else {
                box[0] = Math.min(box[0], x);
                box[2] = Math.max(box[2], x);
                box[3] = y;
            }
        }
        final List<Roi> rois = new ArrayList<>();
        for (int part = 0; part < count; part++) rois.add(boxes[part] == null ? null : roi(part, boxes[part]));
        return rois;
    }

    private Roi roi(final int part, final int[] box) {
        final int columns = box[2] - box[0] + 1;
        final var mask = ArrayImgs.bits(columns, box[3] - box[1] + 1);
        int i = 0;
        for (final BitType inside : mask) {
            inside.set(labels[(box[1] + i / columns) * width + box[0] + i % columns] == part);
            i++;
        }
        return Rois.fromMask(Views.translate(mask, left + box[0], top + box[1]));
    }
}
