package io.github.explicell.explain.lime;

import io.github.explicell.explain.superpixel.Superpixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws samples, asks the network, fits the surrogate and bootstraps it: the whole of LIME and Kernel SHAP but for the
 * network itself.
 * <p>
 * Until stable: after {@value #FIRST} samples and then after each {@value #STEP}, the run ends if in
 * {@value #AGREEMENT_PERCENT} % of the bootstrap's repetitions the same {@value Leading#COUNT} super-pixels lead with the
 * same signs. docs/lime.md says how often that keeps what the full run finds.
 * </p>
 */
public final class SurrogateRun {

    static final int FIRST = 100;
    static final int STEP = 50;
    static final int AGREEMENT_PERCENT = 90;

    /** Repetitions for more super-pixels would take longer than the network does; their weights mean little anyway. */
    private static final int MOST_FOR_INTERVALS = 300;

    private static final int MOST = 4000;
    private static final double POOR = 0.5;

    /** Scatter below the rounding of float32 answers. */
    private static final double NOTHING = 1e-18;

    private final SuperpixelMethod method;
    private final SuperpixelSettings settings;
    private final Superpixels superpixels;
    private final DistinctScores scores;
    private final Surrogate surrogate;
    private final int parts;
    private final List<int[]> shown = new ArrayList<>();
    private final List<BitSet> samples;
    private final double[] values;
    private final SplittableRandom resampling;

    /**
     * @param method LIME or Kernel SHAP
     * @param settings samples, kernel and so on
     * @param superpixels of the image
     * @param scores the network, asked for as many images as there are different samples
     * @param seed decides every random choice
     * @throws IllegalArgumentException if there are too many super-pixels
     */
    public SurrogateRun(
            final SuperpixelMethod method,
            final SuperpixelSettings settings,
            final Superpixels superpixels,
            final CoalitionScores scores,
            final long seed) {
        this(method, settings, superpixels, scores, null, seed);
    }

    /**
     * The same with given samples, such as those of another program.
     *
     * @param method LIME or Kernel SHAP
     * @param settings kernel and so on
     * @param superpixels of the image
     * @param scores the network
     * @param given the super-pixels that each sample shows, beginning with all; null to draw them
     * @param seed decides every random choice
     * @throws IllegalArgumentException if there are too many super-pixels
     */
    public SurrogateRun(
            final SuperpixelMethod method,
            final SuperpixelSettings settings,
            final Superpixels superpixels,
            final CoalitionScores scores,
            final List<BitSet> given,
            final long seed) {
        this.method = method;
        this.settings = settings;
        this.superpixels = superpixels;
        this.scores = new DistinctScores(scores);
        parts = superpixels.count();
        if (parts > MOST)
            throw new IllegalArgumentException("there are " + parts + " super-pixels, more than the " + MOST + " that "
                    + method.title() + " can weigh: choose larger ones");
        final SplittableRandom random = new SplittableRandom(seed);
        surrogate = method.surrogate(settings, parts);
        resampling = random.split();
        samples = given != null ? given : surrogate.draw(parts, settings.samples(), random);
        for (final BitSet sample : samples) shown.add(sample.stream().toArray());
        values = new double[samples.size()];
    }

    /**
     * Runs.
     *
     * @return the weights and what is known about them
     * @throws IllegalArgumentException if the samples are too few for Kernel SHAP
     */
    public SuperpixelExplanation run() {
        int used = settings.untilStable() ? Math.min(FIRST, values.length) : values.length;
        ask(0, used);
        boolean stable = settings.untilStable() && isStable(used);
        while (!stable && used < values.length) {
            final int next = Math.min(used + STEP, values.length);
            ask(used, next);
            used = next;
            stable = isStable(used);
        }
        return result(used, stable);
    }

    private void ask(final int from, final int to) {
        System.arraycopy(scores.of(samples.subList(from, to)), 0, values, from, to - from);
    }

    private boolean isStable(final int used) {
        if (parts > MOST_FOR_INTERVALS || used <= parts) return false;
        final LinearModel model = fit(used);
        if (model == null) return false;
        final Leading leading = Leading.of(model.weights(), Leading.COUNT);
        return bootstrap(used).agreement(leading) * 100 >= AGREEMENT_PERCENT;
    }

    private LinearModel fit(final int used) {
        final double[] once = new double[used];
        Arrays.fill(once, 1);
        return surrogate.fit(parts, first(used), Arrays.copyOf(values, used), once);
    }

    private Bootstrap bootstrap(final int used) {
        return new Bootstrap(
                surrogate, parts, first(used), Arrays.copyOf(values, used), settings.repetitions(), resampling.split());
    }

    private int[][] first(final int used) {
        return shown.subList(0, used).toArray(int[][]::new);
    }

    private SuperpixelExplanation result(final int used, final boolean stable) {
        final LinearModel model = fit(used);
        if (model == null)
            throw new IllegalArgumentException(used + " samples are too few for " + method.title() + " to tell " + parts
                    + " super-pixels apart: ask for more samples, or for fewer super-pixels");
        final Bootstrap bootstrap = parts > MOST_FOR_INTERVALS ? null : bootstrap(used);
        final double[] unknown = new double[parts];
        Arrays.fill(unknown, Double.NaN);
        final double r2 = explained(model, used);
        return new SuperpixelExplanation(
                method,
                superpixels,
                model.weights(),
                bootstrap == null ? unknown : bootstrap.low(),
                bootstrap == null ? unknown : bootstrap.high(),
                model.intercept(),
                r2,
                model.predictAll(),
                values[0],
                used,
                scores.count(),
                notes(r2, used, stable));
    }

    /** Weighted R2 over the samples of the fit; as scikit-learn has it, 1 if all answers are the same and met. */
    private double explained(final LinearModel model, final int used) {
        double weight = 0;
        double mean = 0;
        for (int i = surrogate.fixed(); i < used; i++) {
            final double w = surrogate.weight(parts, shown.get(i));
            weight += w;
            mean += w * values[i];
        }
        mean /= weight;
        double left = 0;
        double all = 0;
        for (int i = surrogate.fixed(); i < used; i++) {
            final double w = surrogate.weight(parts, shown.get(i));
            left += w * Math.pow(values[i] - model.predict(shown.get(i)), 2);
            all += w * Math.pow(values[i] - mean, 2);
        }
        if (all > NOTHING * weight) return 1 - left / all;
        return left > NOTHING * weight ? 0 : 1;
    }

    private List<String> notes(final double r2, final int used, final boolean stable) {
        final List<String> notes = new ArrayList<>();
        if (parts == 1) notes.add("There is one super-pixel only: its weight says nothing of where the evidence lies.");
        if (r2 < POOR)
            notes.add(String.format(
                    Locale.ROOT,
                    "The linear surrogate explains %.0f %% of this network's behaviour here: do not read the weights.",
                    100 * Math.max(0, r2)));
        if (stable) notes.add("Stable after " + used + " of " + values.length + " samples.");
        else if (settings.untilStable())
            notes.add("Not stable after " + used + " samples: the order of the leading super-pixels may change with the"
                    + " seed.");
        if (parts > MOST_FOR_INTERVALS)
            notes.add("There are more than " + MOST_FOR_INTERVALS + " super-pixels: their weights have no intervals.");
        return notes;
    }
}
