package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.Interval;

/**
 * An image of ImageJ. Its raw values count: the colours of a lookup table are
 * display.
 */
final class ImagePlusPicture extends AbstractPicture {

    private static final double SIGNED_OFFSET = 32768;

    private final ImagePlus image;
    private final boolean rgb;
    private final float offset;

    ImagePlusPicture(final ImagePlus image) {
        if (image.getWidth() < 1 || image.getStackSize() < 1)
            throw new IllegalArgumentException("The image " + image.getTitle() + " is empty: open an image first.");
        this.image = image;
        this.rgb = image.getType() == ImagePlus.COLOR_RGB;
        this.offset = (float) (image.getCalibration().isSigned16Bit() ? SIGNED_OFFSET : 0);
    }

    @Override
    public String name() {
        return image.getTitle();
    }

    @Override
    public int series() {
        return 0;
    }

    @Override
    public Map<String, String> properties() {
        final Map<String, String> properties = new LinkedHashMap<>();
        final String[] pairs = image.getPropertiesAsArray();
        for (int i = 0; pairs != null && i + 1 < pairs.length; i += 2) properties.put(pairs[i], pairs[i + 1]);
        return properties;
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public int channels() {
        return rgb ? 3 * image.getNChannels() : image.getNChannels();
    }

    @Override
    public int slices() {
        return image.getNSlices();
    }

    @Override
    public int frames() {
        return image.getNFrames();
    }

    @Override
    public boolean rgb() {
        return rgb;
    }

    @Override
    public int bitDepth() {
        return rgb ? 8 : image.getBitDepth();
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return Calibrations.pixelSize(image.getCalibration());
    }

    @Override
    public Optional<String> sliceLabel(final Plane plane) {
        return Optional.ofNullable(image.getStack().getSliceLabel(index(plane, 0)));
    }

    @Override
    public Plane current() {
        return new Plane(image.getZ() - 1, image.getT() - 1);
    }

    @Override
    public Optional<Roi> selection() {
        return Optional.ofNullable(image.getRoi()).map(roi -> (Roi) roi.clone());
    }

    @Override
    public List<Roi> overlay() {
        final Overlay overlay = image.getOverlay();
        final List<Roi> rois = new ArrayList<>();
        if (overlay != null) for (final Roi roi : overlay) rois.add((Roi) roi.clone());
        return rois;
    }

    @Override
    public float[][] samples(final Plane plane, final int[] channels, final Interval xy) {
        check(plane, channels, xy);
        final float[][] samples = new float[channels.length][];
        for (int i = 0; i < channels.length; i++)
            samples[i] = rgb
                    ? colour(processor(plane, channels[i] / 3), channels[i] % 3, xy)
                    : grey(processor(plane, channels[i]), xy);
        return samples;
    }

    @Override
    public void close() throws IOException {
        // An image of ImageJ belongs to ImageJ.
    }

    // -- Helper methods --

    /** A virtual stack may load its planes one at a time only. */
    private ImageProcessor processor(final Plane plane, final int channel) {
        synchronized (image) {
            return image.getStack().getProcessor(index(plane, channel));
        }
    }

    private int index(final Plane plane, final int channel) {
        return image.getStackIndex(channel + 1, plane.z() + 1, plane.t() + 1);
    }

    private static float[] colour(final ImageProcessor processor, final int channel, final Interval xy) {
        final int[] pixels = (int[]) ((ColorProcessor) processor).getPixels();
        final int shift = 16 - 8 * channel;
        final int width = (int) xy.dimension(0);
        final float[] values = new float[width * (int) xy.dimension(1)];
        for (int y = 0, i = 0; i < values.length; y++) {
            int from = ((int) xy.min(1) + y) * processor.getWidth() + (int) xy.min(0);
            for (final int end = i + width; i < end; i++, from++) values[i] = pixels[from] >> shift & 0xff;
        }
        return values;
    }

    private float[] grey(final ImageProcessor processor, final Interval xy) {
        final int width = (int) xy.dimension(0);
        final float[] values = new float[width * (int) xy.dimension(1)];
        for (int y = 0, i = 0; i < values.length; y++) {
            int from = ((int) xy.min(1) + y) * processor.getWidth() + (int) xy.min(0);
            for (final int end = i + width; i < end; i++, from++) values[i] = processor.getf(from) - offset;
        }
        return values;
    }
}
