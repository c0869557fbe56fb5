package io.github.explicell.train.augment;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Numbers that are drawn with equal probability. In JSON {@code [low, high]}, or one number.
 *
 * @param low included
 * @param high not below it
 */
@JsonAdapter(Range.Json.class)
public record Range(double low, double high) {

    /**
     * @param low included
     * @param high not below it
     * @throws IllegalArgumentException if a limit is not finite or the lower one is above the other
     */
    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high)
            throw new IllegalArgumentException(
                    "a range goes from a lower to a higher number, not from " + low + " to " + high);
    }

    /**
     * @param greatest 0 or more
     * @return from 1 - greatest to 1 + greatest
     */
    public static Range about1(final double greatest) {
        return new Range(1 - greatest, 1 + greatest);
    }

    /**
     * @param greatest 0 or more
     * @return from -greatest to greatest
     */
    public static Range about0(final double greatest) {
        return new Range(-greatest, greatest);
    }

    /**
     * @param value finite
     * @return one number
     */
    public static Range only(final double value) {
        return new Range(value, value);
    }

    /** @return a number of the range */
    double draw(final SplittableRandom random) {
        // drawn in any case, so that what follows does not depend on the width
        final double share = random.nextDouble();
        return low + share * (high - low);
    }

    /** @return a whole number of the range, ends included with the same probability as all others */
    int drawWhole(final SplittableRandom random) {
        final long first = (long) Math.ceil(low);
        final long last = (long) Math.floor(high);
        return (int) (first + (long) (random.nextDouble() * (last - first + 1)));
    }

    /**
     * @param range what was given
     * @param what its name, for the error
     * @param least not below this
     * @param most not above this
     * @throws IllegalArgumentException if there is none or it leaves the limits
     */
    static void check(final Range range, final String what, final double least, final double most) {
        if (range == null) throw new IllegalArgumentException(what + " is missing: give [lowest, highest]");
        if (range.low < least || range.high > most)
            throw new IllegalArgumentException(what + " must be within " + least + " to " + most + ", not " + range);
    }

    /** @throws IllegalArgumentException if it is not 0..1 */
    static void checkProbability(final double probability) {
        if (!(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
    }

    @Override
    public String toString() {
        return low == high ? String.valueOf(low) : low + " to " + high;
    }

    /** As an array of two numbers. */
    static final class Json extends TypeAdapter<Range> {

        @Override
        public void write(final JsonWriter out, final Range range) throws IOException {
            if (range == null) {
                out.nullValue();
                return;
            }
            out.beginArray().value(range.low).value(range.high).endArray();
        }

        @Override
        public Range read(final JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            if (in.peek() == JsonToken.NUMBER) return only(in.nextDouble());
            in.beginArray();
            final Range range = new Range(in.nextDouble(), in.nextDouble());
            in.endArray();
            return range;
        }
    }
}
