package io.github.explicell.phantom;

import io.github.explicell.image.Picture;
import io.github.explicell.image.PixelSize;
import io.github.explicell.image.Plane;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** A generated field as an opened image. */
final class FieldPicture implements Picture {

    private final PhantomField field;

    FieldPicture(final PhantomField field) {
        this.field = field;
    }

    @Override
    public String name() {
        return field.name();
    }

    @Override
    public int series() {
        return 0;
    }

    @Override
    public int width() {
        return field.width();
    }

    @Override
    public int height() {
        return field.height();
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public int slices() {
        return 1;
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public boolean rgb() {
        return true;
    }

    @Override
    public int bitDepth() {
        return 8;
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return Optional.of(PhantomField.PIXEL_SIZE);
    }

    @Override
    public float[][] samples(final Plane plane, final int[] channels, final Interval xy) {
        check(plane, channels, xy);
        final int width = (int) xy.dimension(0), area = width * (int) xy.dimension(1);
        final float[][] samples = new float[channels.length][area];
        final RandomAccess<UnsignedByteType> access = field.pixels().randomAccess();
        for (int c = 0; c < channels.length; c++)
            for (int i = 0; i < area; i++)
                samples[c][i] = access.setPositionAndGet(xy.min(0) + i % width, xy.min(1) + i / width, channels[c])
                        .get();
        return samples;
    }

    @Override
    public void close() {
        // There is no file.
    }

    private void check(final Plane plane, final int[] channels, final Interval xy) {
        boolean inside = plane.equals(Plane.FIRST)
                && xy.min(0) >= 0
                && xy.min(1) >= 0
                && xy.max(0) < width()
                && xy.max(1) < height();
        for (final int channel : channels) inside &= channel >= 0 && channel < 3;
        if (!inside)
            throw new IllegalArgumentException("The field " + name() + " has one plane of " + width() + " x " + height()
                    + " pixels and three channels; ask for a part of that.");
    }
}
