package io.github.explicell.image;

import net.imglib2.Interval;

/** What the kinds of opened image share: the check of what is asked for. */
abstract class AbstractPicture implements Picture {

    /**
     * @throws IllegalArgumentException if plane, channel or rectangle is not in
     *           the image
     */
    void check(final Plane plane, final int[] channels, final Interval xy) {
        if (plane.z() >= slices() || plane.t() >= frames())
            throw new IllegalArgumentException(name() + " has " + slices() + " slice(s) and "
                    + frames() + " frame(s), so there is no slice " + (plane.z() + 1)
                    + " in frame " + (plane.t() + 1) + ".");
        for (final int channel : channels)
            if (channel < 0 || channel >= channels())
                throw new IllegalArgumentException(
                        name() + " has " + channels() + " channel(s), so there is no channel " + (channel + 1) + ".");
        if (xy.min(0) < 0
                || xy.min(1) < 0
                || xy.max(0) >= width()
                || xy.max(1) >= height()
                || xy.dimension(0) < 1
                || xy.dimension(1) < 1)
            throw new IllegalArgumentException("The rectangle from " + xy.min(0) + ", "
                    + xy.min(1) + " to " + xy.max(0) + ", " + xy.max(1) + " does not lie in "
                    + name() + " (" + width() + " x " + height() + " pixels).");
    }
}
