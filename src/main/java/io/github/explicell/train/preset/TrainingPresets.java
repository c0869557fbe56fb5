package io.github.explicell.train.preset;

import java.util.List;

/** The presets by name. */
public final class TrainingPresets {

    private static final List<Preset> ALL = List.of(
            CervicalPresets.fineTuning(),
            CervicalPresets.costSensitive(),
            CervicalPresets.contrastive(),
            SkinPresets.softAttention());

    private TrainingPresets() {}

    /** @return all presets */
    public static List<Preset> all() {
        return ALL;
    }

    /** @return their names, as {@link #get} takes them */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /**
     * @param name one of {@link #names()}
     * @return the preset
     * @throws IllegalArgumentException with the list of names, if there is none of that name
     */
    public static Preset get(final String name) {
        return ALL.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no preset named " + name + "; there are " + String.join(", ", names())));
    }
}
