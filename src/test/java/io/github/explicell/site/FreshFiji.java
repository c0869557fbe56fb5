package io.github.explicell.site;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileSaver;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.explicell.command.ClassifyCommand;
import io.github.explicell.command.ExplainCommand;
import io.github.explicell.command.RemoveResultsCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * The process of {@link FreshFijiTest}: the steps of docs/first-classification.md with Fiji's class path and nothing
 * else. A dialog in which nothing is changed is a command that gets its image and no other input.
 */
public final class FreshFiji {

    private final Context context = new Context();
    private final Path fiji;

    private FreshFiji(final Path fiji) {
        this.fiji = fiji;
    }

    /** @param args the folder of Fiji */
    public static void main(final String... args) throws Exception {
        Interpreter.batchMode = true;
        new FreshFiji(Path.of(args[0])).go();
        System.exit(0);
    }

    private void go() throws Exception {
        final ImagePlus field = IJ.openImage(
                fiji.resolve("images/explicell/phantom-2026-01.tif").toString());
        final int drawn = field.getOverlay().size();
        final CommandModule classify = run(ClassifyCommand.class, Map.of("image", field));
        say("dialog", classify.getInput("message"));
        final ResultsTable results = ResultsTable.getResultsTable();
        say("classified", results.size());
        int right = 0;
        for (int row = 0; row < results.size(); row++)
            if (results.getStringValue("class", row)
                    .equals(field.getOverlay().get(row).getProperty("class"))) right++;
        say("right", right);
        say("libtorch", System.getProperty("PYTORCH_LIBRARY_PATH"));
        final Path saved = Files.createTempDirectory("saved").resolve("field.tif");
        new FileSaver(field).saveAsTiff(saved.toString());
        say(
                "kept",
                IJ.openImage(saved.toString()).getOverlay().size()
                        == field.getOverlay().size());
        final int before = results.size();
        run(ExplainCommand.class, Map.of("image", field, "compare", "layer-cam"));
        say("explained", results.size() - before);
        say(
                "shown",
                String.join(
                        ", ",
                        Arrays.stream(WindowManager.getIDList())
                                .mapToObj(id -> WindowManager.getImage(id).getTitle())
                                .toList()));
        run(RemoveResultsCommand.class, Map.of("image", field));
        say("removed", field.getOverlay().size() == drawn);
    }

    private CommandModule run(final Class<? extends Command> command, final Map<String, Object> inputs)
            throws Exception {
        final CommandModule module =
                context.service(CommandService.class).run(command, true, inputs).get();
        if (module.isCanceled()) say("canceled", module.getCancelReason());
        return module;
    }

    private static void say(final String what, final Object value) {
        System.out.println(what + ": " + value);
    }
}
