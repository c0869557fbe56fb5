package io.github.explicell.cli;

import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Sanity;
import io.github.explicell.explain.SanityReport;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the parameter-randomisation check of methods. */
final class SanityRun {

    /** More tell hardly more, and all are held in memory. */
    private static final int MOST_REGIONS = 12;

    private final Sanity sanity;
    private final ImageOptions input;
    private final Main main;
    private final PrintWriter out;
    private final PrintWriter err;
    private int regions;

    /**
     * @param folder the model
     * @param options methods, layers, target, device
     * @param input images and regions
     * @param main reports what fails
     * @param spec the command's
     */
    SanityRun(
            final ModelFolder folder,
            final ExplainerOptions options,
            final ImageOptions input,
            final Main main,
            final CommandSpec spec) {
        sanity = new Sanity(folder, options);
        this.input = input;
        this.main = main;
        out = spec.commandLine().getOut();
        err = spec.commandLine().getErr();
    }

    /** @return the exit status */
    int run() {
        int failures = 0;
        for (final Path image : input.images()) {
            if (regions >= MOST_REGIONS) break;
            try (Picture picture = Pictures.open(image, input.series())) {
                final List<Region> found = input.chooser().choose(picture).regions();
                final List<Region> taken = found.subList(0, Math.min(found.size(), MOST_REGIONS - regions));
                sanity.add(picture, taken);
                regions += taken.size();
            } catch (final IOException | RuntimeException e) {
                failures++;
                main.report(image + " was not looked at: ", e);
            }
        }
        if (regions == 0) return Main.FAILED;
        try (ConsoleProgress progress = new ConsoleProgress(err, "randomised networks: map")) {
            print(sanity.run(progress));
        }
        return failures == 0 ? 0 : Main.FAILED;
    }

    private void print(final SanityReport report) {
        out.println("Rank correlation of the maps of " + report.regions()
                + " regions with those of a network whose weights were randomised from the logits down to a block"
                + " (1: unchanged):");
        out.println();
        final List<String> heading = new ArrayList<>(List.of("down to"));
        heading.addAll(report.methods());
        final TextTable table = new TextTable(heading);
        final List<SanityReport.Row> first = rows(report, report.methods().get(0));
        for (int i = 0; i < first.size(); i++) {
            final List<Object> row = new ArrayList<>(List.of(first.get(i).block()));
            for (final String method : report.methods())
                row.add(rows(report, method).get(i).correlation());
            table.add(row);
        }
        final List<Object> means = new ArrayList<>(List.of("mean"));
        for (final String method : report.methods()) means.add(report.mean(method));
        table.add(means);
        table.print(out);
        out.println();
        out.println(
                report.unchanged().isEmpty()
                        ? "Every method depends on what the network has learned (mean at most " + SanityReport.UNCHANGED
                                + ")."
                        : "Hardly changed, so that they show the image rather than what the network has learned: "
                                + String.join(", ", report.unchanged()) + ".");
    }

    private static List<SanityReport.Row> rows(final SanityReport report, final String method) {
        return report.rows().stream().filter(row -> row.method().equals(method)).toList();
    }
}
