package io.github.explicell.classify;

import io.github.explicell.model.ModelDescription;
import io.github.explicell.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Test-time augmentation: the mean of the probabilities that a network gives for an image's flips and quarter turns. A
 * cell has no upside: where the network disagrees with itself, the mean is nearer to the truth than a single view, and says
 * so by being less certain.
 */
final class ViewAverage {

    /** Probabilities are not taken for smaller than this in the logarithm. */
    private static final double LEAST = 1e-30;

    private final List<Symmetry> symmetries;
    private final int width;
    private final int height;
    private final double temperature;

    /**
     * @param width of the network's images
     * @param height of the network's images
     * @param temperature that logits are divided by
     */
    ViewAverage(final int width, final int height, final double temperature) {
        symmetries = Symmetry.of(width, height);
        this.width = width;
        this.height = height;
        this.temperature = temperature;
    }

    /** @return for the images and the temperature of a model */
    static ViewAverage of(final ModelDescription model) {
        return new ViewAverage(model.crop().width(), model.crop().height(), model.temperature());
    }

    /** @return how many views there are */
    int views() {
        return symmetries.size();
    }

    /**
     * @param inputs of the network for a batch, by name
     * @param logits asks the network: N x classes
     * @return N x classes logits whose softmax over the temperature is the mean of the views' probabilities
     */
    float[][] logits(final Map<String, float[]> inputs, final Function<Map<String, float[]>, float[][]> logits) {
        double[][] sums = null;
        for (final Symmetry symmetry : symmetries) {
            final Map<String, float[]> seen = new LinkedHashMap<>(inputs);
            seen.put(Network.IMAGE, symmetry.apply(inputs.get(Network.IMAGE), width, height));
            final float[][] said = logits.apply(seen);
            if (sums == null) sums = new double[said.length][said[0].length];
            for (int i = 0; i < said.length; i++) {
                final double[] p = Prediction.softmax(said[i], temperature);
                for (int c = 0; c < p.length; c++) sums[i][c] += p[c];
            }
        }
        final float[][] mean = new float[sums.length][sums[0].length];
        for (int i = 0; i < mean.length; i++)
            for (int c = 0; c < mean[i].length; c++)
                mean[i][c] = (float) (temperature * Math.log(Math.max(LEAST, sums[i][c] / symmetries.size())));
        return mean;
    }
}
