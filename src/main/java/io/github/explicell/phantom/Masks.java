package io.github.explicell.phantom;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Masks drawn from a rule. */
final class Masks {

    private Masks() {}

    /** Whether a pixel belongs to a set. */
    interface Rule {

        boolean contains(int x, int y);
    }

    /**
     * The pixels of an interval that follow a rule, in the interval's
     * coordinates.
     */
    static RandomAccessibleInterval<BitType> of(final Interval interval, final Rule rule) {
        final RandomAccessibleInterval<BitType> mask =
                Views.translate(ArrayImgs.bits(Intervals.dimensionsAsLongArray(interval)), interval.minAsLongArray());
        final Cursor<BitType> cursor = mask.localizingCursor();
        while (cursor.hasNext()) {
            final BitType pixel = cursor.next();
            pixel.set(rule.contains(cursor.getIntPosition(0), cursor.getIntPosition(1)));
        }
        return mask;
    }

    /**
     * The smallest interval that holds all pixels of a set, which must not be
     * empty.
     */
    static Interval bounds(final Interval within, final Rule rule) {
        long left = within.max(0), top = within.max(1), right = within.min(0), bottom = within.min(1);
        for (long y = within.min(1); y <= within.max(1); y++) {
            for (long x = within.min(0); x <= within.max(0); x++) {
                if (!rule.contains((int) x, (int) y)) continue;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        return FinalInterval.createMinMax(left, top, right, bottom);
    }
}
