package io.github.explicell.view;

import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Plane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes how the regions of an image are cut, without any window: a label image of each region in {@code superpixels}, the
 * image with the lines between super-pixels in {@code overlays}. Regions come plane by plane and are not kept.
 */
public final class SuperpixelPreview {

    private final Picture picture;
    private final ChannelRule channels;
    private final Path folder;
    private final String name;
    private final SuperpixelFiles files;

    private Plane plane;
    private int planes;
    private OverlayDrawing drawing;
    private BufferedImage canvas;

    /**
     * @param picture what is cut; open until the end
     * @param channels the channels to show; the range plays no part
     * @param folder for the files; made if it does not exist
     * @param name begins the names of the files
     */
    public SuperpixelPreview(final Picture picture, final ChannelRule channels, final Path folder, final String name) {
        this.picture = picture;
        this.channels = channels;
        this.folder = folder;
        this.name = name;
        files = new SuperpixelFiles(folder);
    }

    /**
     * @param cut the next region
     * @throws IOException if the image cannot be read or a file not be written
     */
    public void add(final CutRegion cut) throws IOException {
        files.write(name, cut);
        if (!cut.region().plane().equals(plane)) {
            finish();
            plane = cut.region().plane();
            planes++;
            if (planes > HeatPng.MOST_PLANES) return;
            final PlaneImage pixels = new PlaneImage(picture, plane, channels, OverlayPng.LONGEST);
            drawing = new OverlayDrawing(pixels.read(), pixels.step());
            canvas = drawing.canvas();
        }
        if (canvas != null) drawing.outline(canvas, cut);
    }

    /**
     * Writes the picture of what has come since the last one.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    public void finish() throws IOException {
        if (canvas == null) return;
        final String suffix = picture.slices() * picture.frames() > 1 ? OverlayPng.suffix(plane) : "";
        PngFiles.write(canvas, folder.resolve("overlays").resolve(name + "-superpixels" + suffix + ".png"));
        canvas = null;
    }
}
