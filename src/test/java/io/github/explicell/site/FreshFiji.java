package io.github.explicell.site;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.explicell.command.ClassifyCommand;
import java.nio.file.Path;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** The process of {@link FreshFijiTest}: what a user's first use is, with Fiji's class path and nothing else. */
public final class FreshFiji {

    private FreshFiji() {}

    /** @param args the folder of Fiji */
    public static void main(final String... args) throws Exception {
        final Context context = new Context();
        final ImagePlus field = IJ.openImage(
                Path.of(args[0], "images/explicell/phantom-2026-01.tif").toString());
        final CommandModule module = context.service(CommandService.class)
                .run(ClassifyCommand.class, true, "image", field, "model", "phantom-cells")
                .get();
        if (module.isCanceled()) System.out.println("canceled: " + module.getCancelReason());
        final ResultsTable results = ResultsTable.getResultsTable();
        int right = 0;
        for (int row = 0; row < results.size(); row++)
            if (results.getStringValue("class", row)
                    .equals(field.getOverlay().get(row).getProperty("class"))) right++;
        System.out.println("classified " + results.size() + ", right " + right + ", libtorch from "
                + System.getProperty("PYTORCH_LIBRARY_PATH"));
        System.exit(0);
    }
}
