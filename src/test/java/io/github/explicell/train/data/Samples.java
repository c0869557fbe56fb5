package io.github.explicell.train.data;

import ij.gui.Roi;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Samples of files that do not exist. */
final class Samples {

    private Samples() {}

    static Sample of(final String file, final String label, final String group, final Map<String, String> known) {
        return new Sample(
                Path.of("nowhere", file),
                0,
                new Region("image", Plane.FIRST, new Roi(0, 0, 9, 9), known),
                label,
                group);
    }

    /** Classes in the ratio 6 : 3 : 1, groups of 1 to 8 samples of one class. */
    static DataSet grouped() {
        final List<Sample> samples = new ArrayList<>();
        final Random random = new Random(5);
        for (int group = 0; group < 200; group++) {
            final int draw = random.nextInt(10);
            final String label = draw < 6 ? "common" : draw < 9 ? "less" : "rare";
            for (int i = random.nextInt(8); i >= 0; i--)
                samples.add(of(group + "-" + i + ".png", label, "patient " + group, Map.of()));
        }
        return new DataSet("test", samples, List.of());
    }
}
