package io.github.explicell.explain.lime;

import io.github.explicell.explain.Measure;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of an explanation by super-pixels is owed to the samples that were drawn: {@link SeedStability} of the leading five over
 * several seeds, each a run of its own. Not a number for other methods.
 */
public final class StabilityMeasure implements Measure {

    private static final String JACCARD = "seed_jaccard";
    private static final String CORRELATION = "seed_rank_correlation";

    private final SuperpixelSettings settings;
    private final int seeds;

    /**
     * @param settings super-pixels, samples and so on
     * @param seeds how many, at least 2; the subject's own and those that follow it
     * @throws IllegalArgumentException if they are fewer
     */
    public StabilityMeasure(final SuperpixelSettings settings, final int seeds) {
        if (seeds < 2) throw new IllegalArgumentException("stability is that of two seeds or more, not " + seeds);
        this.settings = settings;
        this.seeds = seeds;
    }

    @Override
    public List<String> columns() {
        return List.of(JACCARD, CORRELATION);
    }

    @Override
    public Map<String, Double> of(final Subject subject, final SaliencyMap map, final boolean[] mask) {
        SeedStability stability = new SeedStability(Double.NaN, Double.NaN);
        for (final SuperpixelMethod which : SuperpixelMethod.values())
            if (which.toString().equals(map.method())) stability = stability(subject, which);
        final Map<String, Double> values = new LinkedHashMap<>();
        values.put(JACCARD, stability.jaccard());
        values.put(CORRELATION, stability.rankCorrelation());
        return values;
    }

    private SeedStability stability(final Subject subject, final SuperpixelMethod which) {
        final SuperpixelExplainer explainer =
                new SuperpixelExplainer(SuperpixelExplainer.method(which, settings), which, settings);
        final List<SuperpixelExplanation> explanations = new ArrayList<>();
        for (int i = 0; i < seeds; i++) explanations.add(explainer.superpixels(subject, subject.seed() + i));
        return SeedStability.of(explanations, Leading.COUNT);
    }
}
