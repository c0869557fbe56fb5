package io.github.explicell.cli;

import com.google.gson.JsonObject;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
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
     * @param folder a model folder
     * @param device where the self-test runs
     * @throws IOException with one sentence, if the folder is broken
     */
    @Command(name = "check", description = "Read, validate and self-test a model folder; print what it is.")
    int check(
            @Parameters(paramLabel = "DIR", description = "The model's folder.") final Path folder,
            @Mixin final DeviceOptions device)
            throws IOException {
        final ModelFolder model = ModelFolder.read(folder);
        final PrintWriter out = spec.commandLine().getOut();
        describe(model, out);
        final String name = Devices.resolve(device.device(), notice -> {});
        try (Session session = model.open(SessionOptions.DEFAULT.on(name, device.precision()))) {
            out.println("self-test     passed on " + session.options().device() + " in " + device.precision());
        }
        return 0;
    }

    private static void describe(final ModelFolder model, final PrintWriter out) {
        final ModelDescription d = model.description();
        final ArchitectureSpec a = d.architecture();
        line(out, "model", d.name());
        line(out, "description", d.description());
        line(
                out,
                "network",
                a.name() + (a.surgery().isEmpty() ? "" : " with a new head") + ", " + a.size() + " x " + a.size()
                        + " pixels, " + model.network().parameterCount() + " parameters");
        line(out, "classes", d.classes().size() + ": " + String.join(", ", d.classes()));
        line(
                out,
                "decides for",
                d.costs() == null ? "the most probable class" : "the class of the least expected cost");
        line(out, "crop", crop(d.crop()));
        line(
                out,
                "intensities",
                d.channels().range() == null
                        ? "the bit depth's range"
                        : number(d.channels().range().min()) + " to "
                                + number(d.channels().range().max()));
        line(out, "tested", figures(d.training()));
        line(out, "explained at", model.tap());
        line(out, "licence", d.licence());
        line(out, "origin", d.origin());
        line(out, "sha256", d.weightsSha256());
    }

    private static String crop(final CropRule rule) {
        final Extent extent = rule.extent();
        final String value = number(extent.value());
        final String size = rule.pixelSize() == null ? "" : ", at " + number(rule.pixelSize()) + " um per pixel";
        return switch (extent.kind()) {
            case MARGIN -> "the region and " + Math.round(100 * extent.value()) + " % of it on each side" + size;
            case FIELD_PIXELS -> value + " pixels around the region's centre" + size;
            case FIELD_MICROMETRES -> value + " um around the region's centre" + size;
        };
    }

    /** What training wrote of the test part, if there was one. */
    private static String figures(final JsonObject training) {
        if (training == null || !training.has("test_accuracy") || !training.has("test_macro_f1")) return "";
        return String.format(
                Locale.ROOT,
                "accuracy %.3f, macro-F1 %.3f",
                training.get("test_accuracy").getAsDouble(),
                training.get("test_macro_f1").getAsDouble());
    }

    /** Without the zero that Java puts behind whole numbers. */
    private static String number(final double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static void line(final PrintWriter out, final String what, final String text) {
        if (text != null && !text.isBlank()) out.println(String.format("%-13s %s", what, text));
    }
}
