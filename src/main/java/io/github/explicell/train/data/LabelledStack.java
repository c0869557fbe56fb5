package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Path;

/** A stack whose slice labels are {@code class} or {@code class|group}. A slice without a group is its own. */
record LabelledStack(Path file) implements Source {

    @Override
    public String words() {
        return "labelled stack " + file.getFileName();
    }

    @Override
    public void read(final Findings found, final Progress progress) throws IOException {
        try (Picture picture = Pictures.open(file, 0)) {
            for (final Region region : Regions.slices(picture)) {
                if (region.label() == null) {
                    found.leaveOut("Slice " + region.name() + " of " + file.getFileName() + " has no label.");
                    continue;
                }
                final String group = region.group() != null ? region.group() : region.name();
                found.add(new Sample(file, 0, region, region.label(), group));
            }
        }
    }
}
