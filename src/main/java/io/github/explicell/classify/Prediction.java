package io.github.explicell.classify;

import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Region;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.model.MetadataField;
import java.util.List;
import java.util.Map;

/**
 * What a model says of one region.
 *
 * @param image name of the image
 * @param series series within the file, from 0
 * @param region what was classified
 * @param classes names of the classes, in the order of the following numbers
 * @param logits scores before softmax
 * @param probabilities softmax of the logits over the model's temperature; their sum is 1
 * @param range the raw intensities that became 0 and 1
 * @param notes what the user should know, each a sentence; often empty
 * @param provenance model, device and precision
 * @param costs what mistakes cost, or null
 * @param metadata which values the model read beside the image, by field, {@value MetadataField#UNKNOWN} where it is not
 *     known; empty for the image alone
 */
public record Prediction(
        String image,
        int series,
        Region region,
        List<String> classes,
        float[] logits,
        double[] probabilities,
        IntensityRange range,
        List<String> notes,
        Provenance provenance,
        CostMatrix costs,
        Map<String, String> metadata) {

    /**
     * Of a model that reads the image alone.
     *
     * @param image name of the image
     * @param series series within the file, from 0
     * @param region what was classified
     * @param classes names of the classes, in the order of the following numbers
     * @param logits scores before softmax
     * @param probabilities softmax of the logits over the model's temperature; their sum is 1
     * @param range the raw intensities that became 0 and 1
     * @param notes what the user should know, each a sentence; often empty
     * @param provenance model, device and precision
     * @param costs what mistakes cost, or null
     */
    public Prediction(
            final String image,
            final int series,
            final Region region,
            final List<String> classes,
            final float[] logits,
            final double[] probabilities,
            final IntensityRange range,
            final List<String> notes,
            final Provenance provenance,
            final CostMatrix costs) {
        this(image, series, region, classes, logits, probabilities, range, notes, provenance, costs, Map.of());
    }

    /**
     * @return index of the class decided for: with costs that of the least expected cost, else the most probable one;
     *     the first one of equals
     */
    public int classIndex() {
        return costs == null ? mostProbable() : costs.decide(probabilities);
    }

    private int mostProbable() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) if (probabilities[i] > probabilities[best]) best = i;
        return best;
    }

    /** @return name of the class decided for */
    public String className() {
        return classes.get(classIndex());
    }

    /** @return what deciding for that class costs on average, or NaN without costs */
    public double expectedCost() {
        return costs == null ? Double.NaN : costs.expected(probabilities, classIndex());
    }

    /** @return probability of the class decided for, 0..1 */
    public double probability() {
        return probabilities[classIndex()];
    }

    /** @return entropy of the probabilities in nats: 0 if certain, ln(classes) if all are equal */
    public double entropy() {
        double sum = 0;
        for (final double p : probabilities) if (p > 0) sum -= p * Math.log(p);
        return sum;
    }

    /** @return difference of the two highest probabilities, 0..1 */
    public double margin() {
        final int best = mostProbable();
        double second = 0;
        for (int i = 0; i < probabilities.length; i++) if (i != best) second = Math.max(second, probabilities[i]);
        return probabilities[best] - second;
    }

    /** @return whether the region carries its true class and that is the predicted one */
    public boolean isRight() {
        return className().equals(region.label());
    }

    /**
     * @param logits scores
     * @param temperature divides them, above 0
     * @return probabilities, their sum 1
     */
    public static double[] softmax(final float[] logits, final double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (final float z : logits) max = Math.max(max, z);
        final double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp((logits[i] - max) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        return p;
    }
}
