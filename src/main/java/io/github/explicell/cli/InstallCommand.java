package io.github.explicell.cli;

import io.github.explicell.site.Installation;
import io.github.explicell.site.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts Explicell into a Fiji by hand. */
@Command(
        name = "install",
        description = {
            "Put Explicell into a Fiji on this machine, without an update site.",
            "",
            "Installing again upgrades; nothing of the older version stays. A file that came from elsewhere or was"
                    + " changed is never replaced. End Fiji first."
        },
        footer = {"", "Examples:", "  explicell install ~/Fiji", "  explicell install --uninstall ~/Fiji"})
final class InstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Fiji's folder: the one with the folders jars and plugins.")
    private Path fiji;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dry;

    @Option(names = "--uninstall", description = "Remove what was installed; your models and settings stay.")
    private boolean uninstall;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "Of the machine that Fiji will run on (default: this one), such as win64.")
    private String platform = Platform.current();

    @Mixin
    private ShipmentOptions shipment;

    @Override
    public Integer call() throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        if (shipment.onlyMissing()) {
            if (!uninstall) shipment.missing(List.of(platform)).forEach(print::println);
            return 0;
        }
        final Installation installation = new Installation(fiji);
        if (uninstall) installation.uninstall(dry, print::println);
        else installation.install(shipment.files(List.of(platform)), dry, print::println);
        print.println(
                dry ? "Nothing was changed." : uninstall ? "Removed from " + fiji + "." : "Installed in " + fiji + ".");
        if (uninstall) return 0;
        installation.doubts().forEach(print::println);
        if (!dry)
            print.println("(Re)start Fiji: the commands are in Plugins > Explicell, first steps in Explicell Help.");
        return 0;
    }
}
