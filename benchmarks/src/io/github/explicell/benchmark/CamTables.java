package io.github.explicell.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What {@code bench cam} prints: times, memory, and how alike the maps are. */
final class CamTables {

    private static final List<String> KEYS = List.of("model", "method", "precision");

    private final RatioTable times;
    private final RatioTable memory;
    private final List<String> notes = new ArrayList<>();

    /** @param peers whom Explicell is compared with */
    CamTables(final List<String> peers) {
        times = new RatioTable(KEYS, "ms", peers);
        memory = new RatioTable(KEYS, "MB", peers);
    }

    /**
     * Adds a line to each table.
     *
     * @param model architecture
     * @param method of explanation
     * @param precision Explicell's
     * @param ours Explicell's figures
     * @param theirs those of the others, by name
     */
    void add(
            final String model,
            final String method,
            final String precision,
            final CamFigures ours,
            final Map<String, CamFigures> theirs) {
        final List<String> keys = List.of(model, method, precision);
        times.add(keys, figures(ours, theirs, CamFigures::milliseconds));
        memory.add(keys, figures(ours, theirs, CamFigures::megabytes));
        final StringBuilder note = new StringBuilder(String.join(" ", keys));
        note.append(String.format(Locale.ROOT, ": %.2f forward passes", ours.milliseconds() / ours.forward()));
        theirs.forEach((name, figures) -> {
            note.append(String.format(
                    Locale.ROOT,
                    "; %s: correlation %.6f, greatest difference %.1e",
                    name,
                    ours.correlation(figures),
                    ours.difference(figures)));
            if (figures.batch() > 0) note.append(", its batch ").append(figures.batch());
        });
        notes.add(note.toString());
    }

    private static Map<String, List<Double>> figures(
            final CamFigures ours, final Map<String, CamFigures> theirs, final ToDoubleFunction<CamFigures> figure) {
        final Map<String, List<Double>> row = new LinkedHashMap<>();
        row.put(RatioTable.OURS, List.of(figure.applyAsDouble(ours)));
        theirs.forEach((name, figures) -> row.put(name, List.of(figure.applyAsDouble(figures))));
        return row;
    }

    @Override
    public String toString() {
        return times + "\n\n" + memory + "\n\n" + String.join("\n", notes);
    }
}
