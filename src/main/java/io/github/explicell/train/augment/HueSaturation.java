package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Changes hue and saturation: each is multiplied, then something is added. Hue is in turns: 0 red, 1/3 green, 2/3 blue;
 * it wraps. Saturation is cut to 0..1.
 *
 * @param probability how often
 * @param hueFactor 0..10; 1: as it is
 * @param hueShift turns, -1..1
 * @param saturationFactor 0..10; 1: as it is
 * @param saturationShift -1..1
 */
public record HueSaturation(
        double probability, Range hueFactor, Range hueShift, Range saturationFactor, Range saturationShift)
        implements Augmenter {

    /**
     * @param probability how often
     * @param hueFactor 0..10; 1: as it is
     * @param hueShift turns, -1..1
     * @param saturationFactor 0..10; 1: as it is
     * @param saturationShift -1..1
     * @throws IllegalArgumentException naming what is wrong
     */
    public HueSaturation {
        Range.checkProbability(probability);
        if (hueFactor == null) hueFactor = Range.only(1);
        if (hueShift == null) hueShift = Range.only(0);
        if (saturationFactor == null) saturationFactor = Range.only(1);
        if (saturationShift == null) saturationShift = Range.only(0);
        Range.check(hueFactor, "the hue's factor", 0, 10);
        Range.check(hueShift, "the hue's shift", -1, 1);
        Range.check(saturationFactor, "the saturation's factor", 0, 10);
        Range.check(saturationShift, "the saturation's shift", -1, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double hueGain = hueFactor.draw(random);
        final double hue = hueShift.draw(random);
        final double gain = saturationFactor.draw(random);
        final double saturation = saturationShift.draw(random);
        final float[] planes = draft.planes();
        final int area = planes.length / 3;
        final double[] pixel = new double[3];
        for (int i = 0; i < area; i++) {
            Hsv.of(planes[i], planes[area + i], planes[2 * area + i], pixel);
            pixel[0] = Hsv.turn(pixel[0] * hueGain + hue);
            pixel[1] = Math.max(0, Math.min(1, pixel[1] * gain + saturation));
            Hsv.toRgb(pixel);
            for (int c = 0; c < 3; c++) planes[c * area + i] = (float) pixel[c];
        }
    }
}
