package io.github.explicell.cli;

import io.github.explicell.site.Manifest;
import io.github.explicell.site.MavenFiles;
import io.github.explicell.site.ProjectProperties;
import io.github.explicell.site.Shipment;
import io.github.explicell.site.ShippedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is shipped to Fiji, out of the project that the launcher stands in. */
final class ShipmentOptions {

    private static final String HOME = "explicell.home";

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "What is shipped where (default: plugins-manifest/manifest.json of Explicell's folder).")
    private Path file;

    @Option(names = "--missing", hidden = true, description = "Only print what Maven must get first.")
    private boolean missing;

    private Manifest manifest;

    private static Path project() {
        return Path.of(System.getProperty(HOME, "."));
    }

    /** @return the folder that build products go to */
    static Path target() {
        return project().resolve("target");
    }

    Manifest manifest() throws IOException {
        if (manifest != null) return manifest;
        final Path wanted = file != null ? file : project().resolve("plugins-manifest/manifest.json");
        if (!Files.isRegularFile(wanted))
            throw new IOException("there is no " + wanted + ": this command runs in Explicell's source code only");
        manifest = Manifest.read(wanted, ProjectProperties.read());
        return manifest;
    }

    private Shipment shipment() throws IOException {
        final Map<String, String> properties = ProjectProperties.read();
        return new Shipment(manifest(), project(), MavenFiles.standard(), target().resolve("natives"), properties);
    }

    /** @return whether only what is missing is asked for */
    boolean onlyMissing() {
        return missing;
    }

    List<String> missing(final List<String> platforms) throws IOException {
        return shipment().missing(platforms);
    }

    List<ShippedFile> files(final List<String> platforms) throws IOException {
        return shipment().files(platforms);
    }
}
