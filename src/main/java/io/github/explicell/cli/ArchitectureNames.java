package io.github.explicell.cli;

import io.github.explicell.network.architecture.Architectures;
import java.util.Iterator;

/** The architectures' names, for help pages. */
final class ArchitectureNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Architectures.names().iterator();
    }
}
