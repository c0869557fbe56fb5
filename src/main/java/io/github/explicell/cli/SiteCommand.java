package io.github.explicell.cli;

import io.github.explicell.site.ShippedFile;
import io.github.explicell.site.UpdateSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the update site. */
@Command(
        name = "site",
        description = {
            "Build the update site for Fiji, for those who publish Explicell.",
            "",
            "A folder for a web server: db.xml.gz and every file under its name with a timestamp. Where a site is there"
                    + " already, its older versions stay, so that users can go back. libtorch of all platforms comes from"
                    + " Maven Central (100 MB each)."
        },
        footer = {"", "Example:", "  explicell site --platform linux64 --out target/site"})
final class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "The site's folder (default: target/site of Explicell).")
    private Path out;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            split = ",",
            description = "Only libtorch for these, such as linux64,win64 (default: every platform).")
    private List<String> platforms;

    @Mixin
    private ShipmentOptions shipment;

    @Override
    public Integer call() throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        final List<String> wanted = platforms != null
                ? platforms
                : List.copyOf(shipment.manifest().platforms().keySet());
        if (shipment.onlyMissing()) {
            shipment.missing(wanted).forEach(print::println);
            return 0;
        }
        final Path folder = out != null ? out : ShipmentOptions.target().resolve("site");
        final List<ShippedFile> files = shipment.files(wanted);
        new UpdateSite(folder, shipment.manifest()).publish(files, Instant.now(), print::println);
        print.println("Written to " + folder + ": " + files.size() + " files and db.xml.gz.");
        return 0;
    }
}
