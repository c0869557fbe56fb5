package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ablation-CAM (Desai and Ramaswamy 2020): a channel's weight is how much the score falls when the channel is set to 0,
 * as a share of the score: (y - y_k) / y. Only the network behind the layer runs; channels that are 0 already do not.
 *
 * <p>The share is taken of |y|, so that a channel whose loss lowers a negative score speaks for the target, too.
 * pytorch-grad-cam sets channels to 1e7 below the minimum where a layer has negative values; this one follows the paper.
 */
public final class AblationCam extends WeightedCam {

    /** @param method what is said of it */
    public AblationCam(final Method method) {
        super(method);
    }

    @Override
    double[] weights(final Subject subject, final String layer) {
        final Features features = subject.activation(layer);
        final List<Integer> alive = new ArrayList<>();
        for (int k = 0; k < features.channels(); k++) if (!isZero(features, k)) alive.add(k);
        final double[] weights = new double[features.channels()];
        for (int start = 0; start < alive.size(); start += subject.batch()) {
            final List<Integer> part = alive.subList(start, Math.min(alive.size(), start + subject.batch()));
            final double[] scores =
                    subject.scores(subject.tail(layer, ablated(features, part), part.size()), subject.target());
            final double whole = subject.score() == 0 ? 1 : Math.abs(subject.score());
            for (int i = 0; i < scores.length; i++) weights[part.get(i)] = (subject.score() - scores[i]) / whole;
        }
        return weights;
    }

    private static boolean isZero(final Features features, final int channel) {
        for (final float v : features.channel(channel)) if (v != 0) return false;
        return true;
    }

    /** A copy of the features for each of some channels, in which that channel is 0. */
    private static float[] ablated(final Features features, final List<Integer> channels) {
        final int length = features.values().length;
        final float[] rows = new float[channels.size() * length];
        for (int i = 0; i < channels.size(); i++) {
            System.arraycopy(features.values(), 0, rows, i * length, length);
            final int from = i * length + channels.get(i) * features.area();
            Arrays.fill(rows, from, from + features.area(), 0);
        }
        return rows;
    }
}
