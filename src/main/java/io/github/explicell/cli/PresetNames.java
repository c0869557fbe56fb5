package io.github.explicell.cli;

import io.github.explicell.train.preset.Presets;
import java.util.Iterator;

/** The presets' names, for help pages. */
final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Presets.names().iterator();
    }
}
