package io.github.explicell.train.augment;

import java.util.List;

/**
 * The six augmenters of the published cervical classifier, as its program has them (imgaug 0.4), one view of each image by
 * each of them beside the original. Its colours were given as blue, green, red to augmenters that expect red first; here
 * they are in order. What its CLAHE calls sizes of tiles are numbers of tiles, at least 3.
 */
final class CervicalSix {

    /** imgaug's steps of hue and saturation: 50 of 255. */
    private static final double FIFTY = 50 / 255.0;

    private static final Range TILES = new Range(3, 12);
    private static final Range CLIP = new Range(0.1, 8);

    private CervicalSix() {}

    static Augmentation augmentation() {
        return new Augmentation(
                "cervical-six",
                Fill.COLOUR,
                null,
                7,
                true,
                List.of(position(), contrast(), edges(), canny(), colour(), light()),
                null);
    }

    private static Augmenter position() {
        return new SomeOf(
                1,
                2,
                List.of(
                        new Rotation(1, Range.about0(90)),
                        new Zoom(1, new Range(0.5, 0.9), new Range(0.5, 0.9)),
                        new Shift(1, Range.about0(0.15), Range.about0(0.15)),
                        new Shear(1, Range.about0(2), Range.only(0)),
                        new Flip(1, Flip.Axis.HORIZONTAL),
                        new Flip(1, Flip.Axis.VERTICAL)));
    }

    private static Augmenter contrast() {
        return new SomeOf(
                1,
                2,
                List.of(
                        new Clahe(1, CLIP, new Range(3, 7), new Range(3, 21), Clahe.Target.LIGHTNESS),
                        new Clahe(1, new Range(1, 10), TILES, null, Clahe.Target.LIGHTNESS),
                        new Clahe(1, CLIP, new Range(3, 21), null, Clahe.Target.LIGHTNESS),
                        new Gamma(1, new Range(0.5, 2)),
                        new Clahe(1, CLIP, TILES, null, Clahe.Target.CHANNELS),
                        new Clahe(1, new Range(1, 10), TILES, null, Clahe.Target.EACH_CHANNEL)));
    }

    private static Augmenter edges() {
        return SomeOf.one(
                new EdgeBlend(1, new Range(0, 0.7), null), new EdgeBlend(1, new Range(0, 0.7), new Range(0, 1)));
    }

    private static Augmenter canny() {
        final Range low = new Range(60, 140);
        final Range high = new Range(160, 240);
        final Range aperture = new Range(3, 7);
        return SomeOf.one(
                new CannyBlend(1, new Range(0, 1), low, high, aperture),
                new CannyBlend(1, new Range(0.5, 1), low, high, aperture));
    }

    private static Augmenter colour() {
        return SomeOf.one(
                new ChannelShuffle(1),
                new Greyscale(1, Range.only(1)),
                new HueSaturation(1, new Range(0.5, 1.5), Range.only(0), new Range(0.5, 1.5), Range.only(0)),
                new HueSaturation(1, Range.only(1), Range.about0(FIFTY), Range.only(1), Range.about0(FIFTY)),
                new Quantisation(1, new Range(4, 16)));
    }

    private static Augmenter light() {
        return SomeOf.one(
                new Contrast(1, new Range(0.75, 1.5), Contrast.Grey.MIDDLE),
                new Brightness(1, new Range(0.35, 1.65)),
                new Gain(1, new Range(0.5, 1.5), 0.75));
    }
}
