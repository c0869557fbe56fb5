package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Provenance;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.image.Rois;
import java.awt.Color;
import java.util.Locale;

/**
 * A prediction as a ROI: the region's outline, its properties, and what the model says of it in properties of its own.
 * The true class stays where the user put it, in {@value Region#CLASS}.
 */
public final class ResultRoi {

    /** Property: the region's name without its class. */
    public static final String REGION = "region";
    /** Property: the predicted class. */
    public static final String PREDICTED_CLASS = "predicted_class";
    /** Property: the predicted class' probability, 0..1. */
    public static final String PROBABILITY = "probability";
    /** Property: the model's name. */
    public static final String MODEL = "model";
    /** Property: SHA-256 of the model's weights. */
    public static final String MODEL_SHA256 = "model_sha256";
    /** Property: {@code cpu} or {@code gpu:N}. */
    public static final String DEVICE = "device";
    /** Property: {@code float32} or {@code bfloat16}. */
    public static final String PRECISION = "precision";
    /** Property: Explicell's version. */
    public static final String VERSION = "version";

    private static final String COLOUR = "colour";
    private static final String PREDICTION = "prediction";
    private static final int LAST_GROUP = 255;

    /** Image pixels to one unit of line width: thin in small images, still seen in large ones. */
    private static final double PIXELS_PER_WIDTH = 500;

    private static final double THINNEST = 2;

    private ResultRoi() {}

    /**
     * @param prediction of a region of the image
     * @param image decides the kind of position and the line's width; not changed
     * @return a new ROI, independent of the region's
     */
    static Roi of(final Prediction prediction, final ImagePlus image) {
        final Region region = prediction.region();
        final Roi roi = copy(region.roi());
        region.properties().forEach((key, value) -> set(roi, key, value));
        final boolean wasResult = region.properties().containsKey(Regions.RESULT);
        final String base = wasResult ? region.properties().getOrDefault(REGION, region.name()) : region.name();
        set(roi, Regions.RESULT, PREDICTION);
        set(roi, REGION, base);
        set(roi, PREDICTED_CLASS, prediction.className());
        set(roi, PROBABILITY, String.format(Locale.ROOT, "%.6f", prediction.probability()));
        final Provenance provenance = prediction.provenance();
        set(roi, MODEL, provenance.model());
        set(roi, MODEL_SHA256, provenance.modelSha256());
        set(roi, DEVICE, provenance.device());
        set(roi, PRECISION, provenance.precision());
        set(roi, VERSION, provenance.version());
        roi.setName(oneLine(base + " " + prediction.className()));
        Rois.place(roi, region.plane(), image);
        final int index = prediction.classIndex();
        roi.setGroup(index < LAST_GROUP ? index + 1 : 0);
        set(roi, COLOUR, String.format("%06x", ClassColours.of(index).getRGB() & 0xffffff));
        roi.setFillColor(null);
        roi.setStrokeWidth(strokeWidth(image));
        return coloured(roi);
    }

    /** @return whether a ROI of an overlay is a prediction, not a legend */
    static boolean isPrediction(final Roi roi) {
        return PREDICTION.equals(roi.getProperty(Regions.RESULT));
    }

    /** @return the colour of a prediction's class */
    static Color colour(final Roi prediction) {
        return Color.decode("0x" + prediction.getProperty(COLOUR));
    }

    /**
     * NB: when ImageJ opens a TIFF it gives a ROI the colour of its group, whatever its own was.
     *
     * @return the same ROI in the colour of its class
     */
    static Roi coloured(final Roi prediction) {
        prediction.setStrokeColor(colour(prediction));
        return prediction;
    }

    /** @return width of the outlines in image pixels */
    static double strokeWidth(final ImagePlus image) {
        return Math.max(THINNEST, Math.max(image.getWidth(), image.getHeight()) / PIXELS_PER_WIDTH);
    }

    // -- Helper methods --

    /** NB: a clone shares its properties with the original. */
    private static Roi copy(final Roi roi) {
        final Roi plain = (Roi) roi.clone();
        plain.setGroup(0);
        return RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(plain));
    }

    static String oneLine(final String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** NB: ImageJ reads properties as lines of Java's properties format, where a backslash escapes. */
    static void set(final Roi roi, final String key, final String value) {
        roi.setProperty(key, oneLine(value).replace('\\', '/'));
    }
}
