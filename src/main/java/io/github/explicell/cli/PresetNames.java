package io.github.explicell.cli;

import io.github.explicell.train.preset.TrainingPresets;
import java.util.Iterator;

/** The presets' names, for help pages. */
final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return TrainingPresets.names().iterator();
    }
}
