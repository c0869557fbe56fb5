package io.github.explicell.view;

import io.github.explicell.train.data.DataReport;
import io.github.explicell.train.data.Part;
import io.github.explicell.train.data.Twins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A report on data for a terminal, a log or a text file. */
public final class DataReportText {

    private static final int FEW = 10;

    private final DataReport report;
    private final int most;
    private final List<String> lines = new ArrayList<>();

    private DataReportText(final DataReport report, final int most) {
        this.report = report;
        this.most = most;
    }

    /**
     * @param report any
     * @return its figures, and of each list a few entries
     */
    public static String brief(final DataReport report) {
        return new DataReportText(report, FEW).text();
    }

    /**
     * @param report any
     * @return its figures and all entries of each list
     */
    public static String full(final DataReport report) {
        return new DataReportText(report, Integer.MAX_VALUE).text();
    }

    private String text() {
        lines.add("Data: " + report.source() + ", " + count(report.samples(), "sample") + " in "
                + count(report.files(), "file") + ", " + count(report.groups(), "group")
                + " (slides, lesions, patients); the largest, "
                + report.largestGroup().getKey() + ", has "
                + report.largestGroup().getValue() + ".");
        classes();
        sizes();
        fields();
        list("Left out: ", report.leftOut());
        list("Cannot be read, and would end a training: ", report.unreadable());
        if (report.splitNote() != null) lines.add("Split: " + report.splitNote());
        twins();
        return String.join("\n", lines) + "\n";
    }

    private static String count(final long n, final String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private void classes() {
        final List<List<String>> rows = new ArrayList<>();
        final List<String> head = new ArrayList<>(List.of("class", "samples", "groups"));
        report.split().keySet().forEach(part -> head.add(part.toString()));
        rows.add(head);
        report.classes().forEach((label, n) -> {
            final List<String> row = new ArrayList<>(List.of(
                    label,
                    String.valueOf(n),
                    String.valueOf(report.groupsOfClasses().get(label))));
            for (final Map<String, Integer> part : report.split().values())
                row.add(String.valueOf(part.getOrDefault(label, 0)));
            rows.add(row);
        });
        table(rows);
        final int largest = Collections.max(report.classes().values());
        final int smallest = Collections.min(report.classes().values());
        lines.add(String.format(
                Locale.ROOT,
                "The most frequent class has %.1f times as many samples as the rarest.",
                largest / (double) smallest));
    }

    private void table(final List<List<String>> rows) {
        final int columns = rows.get(0).size();
        final int[] widths = new int[columns];
        for (final List<String> row : rows)
            for (int c = 0; c < columns; c++)
                widths[c] = Math.max(widths[c], row.get(c).length());
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < columns; c++) {
                final String space = " ".repeat(widths[c] - row.get(c).length());
                line.append(c == 0 ? row.get(c) + space : "  " + space + row.get(c));
            }
            lines.add(line.toString());
        }
    }

    private void sizes() {
        final List<String> sizes = new ArrayList<>();
        report.sizes().forEach((size, n) -> {
            if (sizes.size() < FEW) sizes.add(size + " (" + n + ")");
        });
        final int more = report.sizes().size() - sizes.size();
        lines.add("Sizes in pixels: " + String.join(", ", sizes) + (more > 0 ? " and " + more + " more" : "") + ".");
    }

    private void fields() {
        if (report.fields().isEmpty()) return;
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("field", "kind", "values", "unknown"));
        report.fields()
                .forEach((name, field) -> rows.add(List.of(
                        name,
                        field.number() ? "number" : "category",
                        String.valueOf(field.values()),
                        String.valueOf(field.unknown()))));
        table(rows);
    }

    private void list(final String what, final List<String> entries) {
        if (entries.isEmpty()) return;
        lines.add(what + entries.size());
        entries.stream().limit(most).forEach(entry -> lines.add("  " + entry));
        if (entries.size() > most) lines.add("  and " + (entries.size() - most) + " more");
    }

    private void twins() {
        lines.add("Pairs of samples of exactly the same pixels: " + report.count(Twins::exact)
                + ". Pairs that look similar (their difference hashes differ in at most " + report.near()
                + " of 128 bits; that they are the same is likely, not certain): "
                + report.count(t -> !t.exact())
                + (report.moreTwins() > 0 ? ", and " + report.moreTwins() + " pairs more that are not listed" : "")
                + ".");
        pairs("Of different classes, so that a label may be wrong: ", Twins::isConflict);
        if (!report.split().isEmpty())
            pairs("In different parts of the split, so that the figures become too good: ", Twins::isAcrossParts);
        pairs(
                "Of different groups, so that another split may part them: ",
                t -> !t.isOfOneGroup() && !t.isAcrossParts() && !t.isConflict());
    }

    private void pairs(final String what, final Predicate<Twins> kind) {
        list(
                what,
                report.twins().stream().filter(kind).map(DataReportText::words).toList());
    }

    private static String words(final Twins t) {
        return t.a().name() + " (" + t.a().label() + part(t.partOfA()) + ") and " + t.b().name() + " ("
                + t.b().label() + part(t.partOfB()) + "): "
                + (t.exact() ? "the same pixels" : t.distance() + " bits differ");
    }

    private static String part(final Part part) {
        return part == null ? "" : ", " + part;
    }
}
