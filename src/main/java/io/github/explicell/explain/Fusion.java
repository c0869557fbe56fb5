package io.github.explicell.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the maps of several layers become one: each is brought to 0..1 first. */
public enum Fusion {

    /** The mean of the maps. */
    MEAN,
    /** The largest value at each pixel. */
    MAXIMUM;

    /**
     * @param name {@code mean} or {@code maximum}
     * @return the fusion of that name
     * @throws IllegalArgumentException with the names there are
     */
    public static Fusion parse(final String name) {
        return Arrays.stream(values())
                .filter(f -> f.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the fusion must be mean or maximum, not " + name));
    }

    /**
     * @param maps of one size, at least one, each in 0..1
     * @return one map of that size
     */
    public float[] fuse(final List<float[]> maps) {
        final float[] fused = maps.get(0).clone();
        for (final float[] map : maps.subList(1, maps.size()))
            for (int i = 0; i < fused.length; i++)
                fused[i] = this == MEAN ? fused[i] + map[i] : Math.max(fused[i], map[i]);
        if (this == MEAN) for (int i = 0; i < fused.length; i++) fused[i] /= maps.size();
        return fused;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
