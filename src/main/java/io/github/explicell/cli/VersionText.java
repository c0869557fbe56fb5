package io.github.explicell.cli;

import io.github.explicell.classify.Provenance;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Explicell " + Provenance.programVersion() + ", Java " + Runtime.version()};
    }
}
