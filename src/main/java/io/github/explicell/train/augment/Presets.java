package io.github.explicell.train.augment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Augmentations by name. */
public final class Presets {

    private static final Map<String, Augmentation> BY_NAME = presets();

    private Presets() {}

    private static Map<String, Augmentation> presets() {
        final Map<String, Augmentation> presets = new LinkedHashMap<>();
        for (final Augmentation preset : List.of(cells(), Augmentation.NONE, skin(), CervicalSix.augmentation()))
            presets.put(preset.name(), preset);
        return presets;
    }

    /** @return the names */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /**
     * @param name such as {@code cells}
     * @return the preset
     * @throws IllegalArgumentException naming those there are
     */
    public static Augmentation get(final String name) {
        final Augmentation preset = BY_NAME.get(name);
        if (preset == null)
            throw new IllegalArgumentException(
                    "there is no augmentation " + name + "; they are " + String.join(", ", names()));
        return preset;
    }

    /** What a cell on a slide may be without being another one: any orientation, a little other light and stain. */
    private static Augmentation cells() {
        return Augmentation.of(
                "cells",
                Fill.MIRROR,
                List.of(
                        new Flip(0.5, Flip.Axis.HORIZONTAL),
                        new Flip(0.5, Flip.Axis.VERTICAL),
                        new Rotation(1, Range.about0(180)),
                        new Contrast(1, Range.about1(0.15), Contrast.Grey.MEAN),
                        new Brightness(1, Range.about1(0.15)),
                        new Gain(1, Range.about1(0.08), 1)));
    }

    /** The skin lesion publication's: rotation 180 degrees, shifts and zoom 10 %, both flips, nearest fill. */
    private static Augmentation skin() {
        return Augmentation.of(
                "skin",
                Fill.EDGE,
                List.of(
                        new Rotation(1, Range.about0(180)),
                        new Shift(1, Range.about0(0.1), Range.about0(0.1)),
                        new Zoom(1, Range.about1(0.1), Range.about1(0.1)),
                        new Flip(0.5, Flip.Axis.HORIZONTAL),
                        new Flip(0.5, Flip.Axis.VERTICAL)));
    }
}
