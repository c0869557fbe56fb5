package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;
import java.util.SplittableRandom;

/**
 * Contrast-limited adaptive histogram equalisation (Zuiderveld 1994), in 256 steps, exactly as OpenCV's: on the lightness
 * of CIE Lab, or on each channel.
 *
 * @param probability how often
 * @param clip limit of a histogram's bins, in multiples of their mean, 0..100; 0: no limit
 * @param columns of tiles, 1..64
 * @param rows of tiles, 1..64; null: as many as columns
 * @param on what is equalised
 */
public record Clahe(double probability, Range clip, Range columns, Range rows, Target on) implements Augmenter {

    private static final int MOST_TILES = 64;

    /** What is equalised. */
    public enum Target {
        /** The lightness: hues stay. */
        @SerializedName("lightness")
        LIGHTNESS,
        /** Red, green and blue with the same limit and tiles. */
        @SerializedName("channels")
        CHANNELS,
        /** Red, green and blue, each with its own draws. */
        @SerializedName("each-channel")
        EACH_CHANNEL
    }

    /**
     * @param probability how often
     * @param clip limit of a histogram's bins, in multiples of their mean, 0..100; 0: no limit
     * @param columns of tiles, 1..64
     * @param rows of tiles, 1..64; null: as many as columns
     * @param on what is equalised
     * @throws IllegalArgumentException naming what is wrong
     */
    public Clahe {
        Range.checkProbability(probability);
        Range.check(clip, "the CLAHE's clip", 0, 100);
        Range.check(columns, "the CLAHE's columns", 1, MOST_TILES);
        if (rows != null) Range.check(rows, "the CLAHE's rows", 1, MOST_TILES);
        if (on == null) throw new IllegalArgumentException("CLAHE's 'on' is lightness, channels or each-channel");
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float[] planes = draft.planes();
        Equaliser equaliser = draw(draft, random);
        if (on == Target.LIGHTNESS) {
            Lightness.change(planes, equaliser::apply);
            return;
        }
        final int[] bytes = Bytes.of(planes);
        final int area = bytes.length / 3;
        for (int c = 0; c < 3; c++) {
            if (c > 0 && on == Target.EACH_CHANNEL) equaliser = draw(draft, random);
            final int[] plane = new int[area];
            System.arraycopy(bytes, c * area, plane, 0, area);
            final int[] equalised = equaliser.apply(plane);
            for (int i = 0; i < area; i++) planes[c * area + i] = equalised[i] / 255f;
        }
    }

    private Equaliser draw(final Draft draft, final SplittableRandom random) {
        final double limit = clip.draw(random);
        final int across = columns.drawWhole(random);
        return new Equaliser(
                draft.width(), draft.height(), across, rows == null ? across : rows.drawWhole(random), limit);
    }
}
