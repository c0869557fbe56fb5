package io.github.explicell.command;

import ij.measure.ResultsTable;
import io.github.explicell.engine.EngineReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the engine is and how fast, for tables and for a report to send. */
final class EngineTables {

    private EngineTables() {}

    /** Appends measured speeds to the Results table and shows it; headless it is filled only. */
    static void show(final List<EngineReport.Speed> speeds) {
        final ResultsTable results = ResultsTable.getResultsTable();
        for (final EngineReport.Speed speed : speeds) {
            results.addRow();
            results.addValue("device", speed.device());
            results.addValue("precision", speed.precision().toString());
            results.addValue("batch", speed.batch());
            results.addValue("ms_per_image", speed.milliseconds());
            results.addValue("images_per_second", 1000 / speed.milliseconds());
        }
        results.show("Results");
    }

    /** @return one line of a report */
    static String line(final EngineReport.Speed speed) {
        return String.format(
                Locale.ROOT,
                "%s, %s, batch %d: %.1f ms an image, %.1f images/s",
                speed.device(),
                speed.precision(),
                speed.batch(),
                speed.milliseconds(),
                1000 / speed.milliseconds());
    }

    /** @return the report as plain text */
    static String report(final Map<String, String> facts, final List<String> lines) {
        final StringBuilder text = new StringBuilder();
        facts.forEach(
                (what, value) -> text.append(what).append(": ").append(value).append('\n'));
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The same with the facts in two columns, for a window. */
    static String aligned(final Map<String, String> facts, final List<String> lines) {
        final int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        final Map<String, String> padded = new LinkedHashMap<>();
        facts.forEach((what, value) -> padded.put(what, " ".repeat(width - what.length() - 2) + value));
        return report(padded, lines);
    }
}
