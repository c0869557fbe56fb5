package io.github.explicell.view;

import io.github.explicell.classify.ConfusionMatrix;
import java.util.Locale;

/** A confusion matrix for a terminal or a log. */
public final class ConfusionText {

    private static final String CORNER = "true \\ predicted";
    private static final String RECALL = "recall";

    private ConfusionText() {}

    /**
     * Rows are the true classes with their recall, columns the predicted ones; below stand accuracy and macro-F1.
     *
     * @param matrix any
     * @return lines of one width at most, each ended by a line feed
     */
    public static String of(final ConfusionMatrix matrix) {
        final int first = Math.max(CORNER.length(), longest(matrix));
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-" + first + "s", CORNER));
        for (final String name : matrix.classes()) text.append("  ").append(name);
        text.append("  ").append(RECALL).append('\n');
        for (int i = 0; i < matrix.classes().size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "%-" + first + "s", matrix.classes().get(i)));
            for (int j = 0; j < matrix.classes().size(); j++)
                text.append(String.format(
                        Locale.ROOT, "  %" + matrix.classes().get(j).length() + "d", matrix.count(i, j)));
            text.append("  ")
                    .append(fraction(matrix.recall(i), RECALL.length()))
                    .append('\n');
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "accuracy %s, macro-F1 %s on %d cells\n",
                        fraction(matrix.accuracy(), 0),
                        fraction(matrix.macroF1(), 0),
                        matrix.total()))
                .toString();
    }

    private static int longest(final ConfusionMatrix matrix) {
        return matrix.classes().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String fraction(final double value, final int width) {
        final String number = Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
        return " ".repeat(Math.max(0, width - number.length())) + number;
    }
}
