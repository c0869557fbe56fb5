package io.github.explicell.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;
import net.imglib2.Interval;
import ome.units.UNITS;
import ome.units.quantity.Length;

/**
 * One series of a file that Bio-Formats reads, region by region. A palette's
 * colours are the pixels.
 */
final class BioFormatsPicture extends AbstractPicture {

    private final Path file;
    private final IFormatReader reader;
    private final int series;
    private final int samplesPerPixel;
    private final int pixelType;
    private final Optional<PixelSize> pixelSize;

    /** @param reader of the file, its series set; closed with this image */
    BioFormatsPicture(final Path file, final IFormatReader reader) {
        this.file = file;
        this.reader = reader;
        this.series = reader.getSeries();
        this.samplesPerPixel = reader.getRGBChannelCount();
        this.pixelType = reader.getPixelType();
        this.pixelSize = pixelSize(BioFormats.metadata(reader), series);
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public int series() {
        return series;
    }

    @Override
    public int width() {
        return reader.getSizeX();
    }

    @Override
    public int height() {
        return reader.getSizeY();
    }

    @Override
    public int channels() {
        return reader.getSizeC();
    }

    @Override
    public int slices() {
        return reader.getSizeZ();
    }

    @Override
    public int frames() {
        return reader.getSizeT();
    }

    @Override
    public boolean rgb() {
        return samplesPerPixel >= 3 && reader.getEffectiveSizeC() == 1;
    }

    @Override
    public int bitDepth() {
        return Math.min(32, 8 * FormatTools.getBytesPerPixel(pixelType));
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    @Override
    public synchronized float[][] samples(final Plane plane, final int[] channels, final Interval xy)
            throws IOException {
        check(plane, channels, xy);
        final float[][] samples = new float[channels.length][];
        byte[] bytes = null;
        int read = -1;
        for (int i = 0; i < channels.length; i++) {
            final int channel = channels[i] / samplesPerPixel;
            if (channel != read) bytes = bytes(reader.getIndex(plane.z(), channel, plane.t()), xy);
            read = channel;
            samples[i] = values(bytes, channels[i] % samplesPerPixel, (int) (xy.dimension(0) * xy.dimension(1)));
        }
        return samples;
    }

    @Override
    public synchronized void close() throws IOException {
        reader.close();
    }

    // -- Helper methods --

    private byte[] bytes(final int index, final Interval xy) throws IOException {
        try {
            return reader.openBytes(
                    index, (int) xy.min(0), (int) xy.min(1), (int) xy.dimension(0), (int) xy.dimension(1));
        } catch (final FormatException | IOException | RuntimeException | OutOfMemoryError e) {
            throw new UnreadableImageException(file, e.getMessage(), e);
        }
    }

    private float[] values(final byte[] bytes, final int sample, final int count) {
        final ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        final int size = FormatTools.getBytesPerPixel(pixelType);
        final boolean interleaved = reader.isInterleaved();
        final int step = size * (interleaved ? samplesPerPixel : 1);
        int at = size * sample * (interleaved ? 1 : count);
        final float[] values = new float[count];
        for (int i = 0; i < count; i++, at += step) values[i] = value(buffer, at);
        return values;
    }

    private float value(final ByteBuffer buffer, final int at) {
        return switch (pixelType) {
            case FormatTools.INT8 -> buffer.get(at);
            case FormatTools.UINT8, FormatTools.BIT -> buffer.get(at) & 0xff;
            case FormatTools.INT16 -> buffer.getShort(at);
            case FormatTools.UINT16 -> buffer.getShort(at) & 0xffff;
            case FormatTools.INT32 -> buffer.getInt(at);
            case FormatTools.UINT32 -> buffer.getInt(at) & 0xffffffffL;
            case FormatTools.FLOAT -> buffer.getFloat(at);
            case FormatTools.DOUBLE -> (float) buffer.getDouble(at);
            default ->
                throw new IllegalStateException(name() + " has pixels of type "
                        + FormatTools.getPixelTypeString(pixelType) + ", which cannot be read: save it as 32 bit.");
        };
    }

    private static Optional<PixelSize> pixelSize(final MetadataRetrieve metadata, final int series) {
        final double x = micrometres(metadata.getPixelsPhysicalSizeX(series));
        final double y = micrometres(metadata.getPixelsPhysicalSizeY(series));
        return PixelSize.isSize(x) && PixelSize.isSize(y) ? Optional.of(new PixelSize(x, y)) : Optional.empty();
    }

    /** NaN if a length is missing or not one. */
    private static double micrometres(final Length length) {
        final Number um = length == null ? null : length.value(UNITS.MICROMETER);
        return um == null ? Double.NaN : um.doubleValue();
    }
}
