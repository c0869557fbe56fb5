package io.github.explicell.cli;

import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Provenance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints predictions for a person at a terminal; predictions.csv has every number. */
final class PredictionPrinter implements ImageRun.Listener {

    private static final int HASH_DIGITS = 12;

    private final PrintWriter out;
    private final boolean logits;
    private final Main main;

    /**
     * @param out stdout
     * @param logits whether the logits have columns, too
     * @param main reports what fails
     */
    PredictionPrinter(final PrintWriter out, final boolean logits, final Main main) {
        this.out = out;
        this.logits = logits;
        this.main = main;
    }

    /** Prints where the results come from. */
    void heading(final Provenance provenance) {
        out.println(words(provenance));
    }

    /** Where results come from, in one line. */
    static String words(final Provenance provenance) {
        return ("model " + provenance.model() + " ("
                + provenance.modelSha256().substring(0, HASH_DIGITS) + "), " + provenance.device() + ", "
                + provenance.precision() + ", Explicell " + provenance.version());
    }

    /** Says where the files are. */
    void written(final Path folder) {
        out.println();
        out.println("Written to " + folder + ": " + ImageRun.TABLE + " and an overlay picture of each image.");
    }

    @Override
    public void failed(final Path image, final Exception error) {
        main.report(image + " was not classified: ", error);
    }

    @Override
    public void classified(final Path image, final String regions, final List<Prediction> predictions) {
        out.println();
        out.println(image + ": " + regions);
        final boolean known = predictions.stream().anyMatch(p -> p.region().label() != null);
        final Prediction first = predictions.get(0);
        final List<String> heading = new ArrayList<>(List.of("region", "class", "probability", "margin"));
        if (known) heading.add("known class");
        if (logits) first.classes().forEach(c -> heading.add("z " + c));
        final TextTable table = new TextTable(heading);
        for (final Prediction p : predictions) table.add(row(p, known));
        table.print(out);
        notes(predictions).forEach(note -> out.println("note: " + note));
    }

    private List<Object> row(final Prediction p, final boolean known) {
        final List<Object> row =
                new ArrayList<>(List.of(p.region().name(), p.className(), p.probability(), p.margin()));
        if (known) row.add(p.region().label() == null ? "" : p.region().label());
        if (logits) for (final float z : p.logits()) row.add((double) z);
        return row;
    }

    private static Set<String> notes(final List<Prediction> predictions) {
        final Set<String> notes = new LinkedHashSet<>();
        predictions.forEach(p -> notes.addAll(p.notes()));
        return notes;
    }
}
