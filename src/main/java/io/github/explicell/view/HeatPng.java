package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.Explanation;
import io.github.explicell.files.FileNames;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Plane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an image with the heat maps of its regions as PNG, one file for each method: outlines as in {@link OverlayPng},
 * the heat maps beneath them, a colour bar in the legend. Maps are painted as they come and not kept; explanations come
 * plane by plane.
 */
public final class HeatPng {

    /** Of a stack, so many planes have pictures at most. */
    public static final int MOST_PLANES = 20;

    private final Picture picture;
    private final ChannelRule channels;
    private final HeatStyle style;
    private final Path folder;
    private final String name;
    private final boolean severalPlanes;
    private final FileNames names = new FileNames();
    private final List<Path> files = new ArrayList<>();

    private Plane plane;
    private int planes;
    private OverlayDrawing drawing;
    private final Map<String, BufferedImage> canvases = new LinkedHashMap<>();
    private final Map<String, List<Prediction>> predictions = new LinkedHashMap<>();
    private final Map<String, MapKey> keys = new LinkedHashMap<>();

    /**
     * @param picture what is explained
     * @param channels the channels to show; the range plays no part
     * @param style how maps are painted
     * @param folder made if it does not exist
     * @param name begins the names of the files
     */
    public HeatPng(
            final Picture picture,
            final ChannelRule channels,
            final HeatStyle style,
            final Path folder,
            final String name) {
        this.picture = picture;
        this.channels = channels;
        this.style = style;
        this.folder = folder;
        this.name = name;
        severalPlanes = picture.slices() * picture.frames() > 1;
    }

    /**
     * Paints an explanation.
     *
     * @param explanation of a region
     * @throws IOException if the image cannot be read or a file not be written
     */
    public void add(final Explanation explanation) throws IOException {
        final Prediction prediction = explanation.prediction();
        if (!prediction.region().plane().equals(plane)) {
            finish();
            plane = prediction.region().plane();
            planes++;
            if (planes > MOST_PLANES) return;
            final PlaneImage pixels = new PlaneImage(picture, plane, channels, OverlayPng.LONGEST);
            drawing = new OverlayDrawing(pixels.read(), pixels.step());
        }
        if (planes > MOST_PLANES) return;
        final String method = explanation.map().method();
        final BufferedImage canvas = canvases.computeIfAbsent(method, m -> drawing.canvas());
        drawing.paint(canvas, explanation, style);
        predictions.computeIfAbsent(method, m -> new ArrayList<>()).add(prediction);
        keys.computeIfAbsent(method, m -> MapKey.of(style, List.of(explanation)));
    }

    /**
     * Writes what has been painted since the last call.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    public void finish() throws IOException {
        for (final Map.Entry<String, BufferedImage> entry : canvases.entrySet()) {
            final String method = entry.getKey();
            final BufferedImage drawn = drawing.draw(predictions.get(method), entry.getValue(), keys.get(method));
            final String suffix = severalPlanes ? OverlayPng.suffix(plane) : "";
            final Path file = folder.resolve(names.unique(name + "-" + method + suffix) + ".png");
            PngFiles.write(drawn, file);
            files.add(file);
        }
        canvases.clear();
        predictions.clear();
    }

    /** @return what was written */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** @return how many planes were left out because there are too many */
    public int planesLeftOut() {
        return Math.max(0, planes - MOST_PLANES);
    }
}
