package io.github.explicell.benchmark;

import io.github.explicell.engine.NetworkProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as a Markdown table: what each kind of work takes of a call, and how near it is to the processor's peak. */
final class ProfileTable {

    private static final double GIGA = 1e9;

    private ProfileTable() {}

    /**
     * @param title what was measured
     * @param figures the profile
     * @return the lines
     */
    static List<String> lines(final String title, final ProfileProbe.Figures figures) {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %.2f ms a call; a matrix product reaches %.0f GFLOP/s",
                title,
                figures.milliseconds(),
                figures.peak() / GIGA));
        lines.add("");
        lines.add("| work | nodes | ms | share | GFLOP/s | of the peak |");
        lines.add("|------|------:|---:|------:|--------:|------------:|");
        double rest = figures.milliseconds();
        for (final NetworkProfile.Part part : figures.parts()) {
            rest -= part.milliseconds();
            final double speed = part.operations() / part.milliseconds() * 1e3;
            lines.add(row(
                    part.kind(),
                    String.valueOf(part.nodes()),
                    part.milliseconds(),
                    figures.milliseconds(),
                    speed > 0 ? String.format(Locale.ROOT, "%.0f", speed / GIGA) : "",
                    speed > 0 ? percent(speed / figures.peak()) : ""));
        }
        lines.add(row("handing over, and the rest", "", rest, figures.milliseconds(), "", ""));
        return lines;
    }

    private static String row(
            final String work,
            final String nodes,
            final double milliseconds,
            final double whole,
            final String speed,
            final String ofPeak) {
        return "| " + work + " | " + nodes + " | " + String.format(Locale.ROOT, "%.2f", milliseconds) + " | "
                + percent(milliseconds / whole) + " | " + speed + " | " + ofPeak + " |";
    }

    private static String percent(final double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
