package io.github.explicell.cli;

import io.github.explicell.model.library.Fact;
import java.io.PrintWriter;
import java.util.List;

/** Prints what is known of a model, one fact a line. */
final class FactPrinter {

    private FactPrinter() {}

    static void print(final List<Fact> facts, final PrintWriter out) {
        for (final Fact fact : facts) out.println(String.format("%-13s %s", fact.what(), fact.text()));
    }
}
