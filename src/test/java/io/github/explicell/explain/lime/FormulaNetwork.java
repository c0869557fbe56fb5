package io.github.explicell.explain.lime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The formula that stands for a network in {@code src/test/python/lime_fixtures.py}. */
final class FormulaNetwork implements CoalitionScores {

    private final int parts;
    /** How many images it was asked for. */
    int asked;

    FormulaNetwork(final int parts) {
        this.parts = parts;
    }

    @Override
    public double[] of(final List<BitSet> shown) {
        asked += shown.size();
        return shown.stream().mapToDouble(this::of).toArray();
    }

    double of(final BitSet shown) {
        double z = -0.4;
        for (int j = 0; j < parts; j++) if (shown.get(j)) z += 2 * Math.sin(1.7 * j + 0.3) / Math.sqrt(parts);
        if (shown.get(0) && shown.get(parts / 2)) z += 0.8;
        if (shown.get(1 % parts) && shown.get(parts - 1)) z -= 0.6;
        return 1 / (1 + Math.exp(-z));
    }

    /** From rows such as "0110". */
    static List<BitSet> coalitions(final List<String> rows) {
        final List<BitSet> coalitions = new ArrayList<>();
        for (final String row : rows) {
            final BitSet shown = new BitSet();
            for (int j = 0; j < row.length(); j++) shown.set(j, row.charAt(j) == '1');
            coalitions.add(shown);
        }
        return coalitions;
    }
}
