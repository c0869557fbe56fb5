package io.github.explicell.cli;

import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.library.ModelFacts;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands for model folders. */
@Command(
        name = "models",
        description = "Published weights and model folders: get, import, export, check.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            DownloadCommand.class,
            RemoveCommand.class,
            ImportCommand.class,
            ExportCommand.class
        })
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /**
     * Reads a folder, checks every field, the weights' hash and shapes, and runs the self-test.
     *
     * @param model a model folder's path or an installed model's name
     * @param device where the self-test runs
     * @throws IOException with one sentence, if the folder is broken
     */
    @Command(name = "check", description = "Read, validate and self-test a model folder; print what it is.")
    int check(
            @Parameters(paramLabel = "MODEL", description = "The model's folder, or the name of an installed model.")
                    final ModelName model,
            @Mixin final DeviceOptions device)
            throws IOException {
        final ModelFolder folder = model.read();
        final PrintWriter out = spec.commandLine().getOut();
        FactPrinter.print(ModelFacts.of(folder), out);
        final String name = Devices.resolve(device.device(), notice -> {});
        try (Session session = folder.open(SessionOptions.DEFAULT.on(name, device.precision()))) {
            out.println("self-test     passed on " + session.options().device() + " in " + device.precision());
        }
        return 0;
    }
}
