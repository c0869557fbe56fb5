package io.github.explicell.explain.lime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for each coalition once, however often it is drawn: of four super-pixels there are but 16. */
final class DistinctScores implements CoalitionScores {

    private final CoalitionScores scores;
    private final Map<BitSet, Double> known = new HashMap<>();

    DistinctScores(final CoalitionScores scores) {
        this.scores = scores;
    }

    @Override
    public double[] of(final List<BitSet> shown) {
        final Set<BitSet> unknown = new LinkedHashSet<>(shown);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            final List<BitSet> asked = new ArrayList<>(unknown);
            final double[] answers = scores.of(asked);
            for (int i = 0; i < answers.length; i++) known.put(asked.get(i), answers[i]);
        }
        return shown.stream().mapToDouble(known::get).toArray();
    }

    /** How many images the network has seen. */
    int count() {
        return known.size();
    }
}
