package io.github.explicell.explain;

import io.github.explicell.classify.Prediction;

/**
 * What is explained: a class's logit, or how much it exceeds that of another class, or a class's probability.
 *
 * @param classIndex the class, from 0
 * @param against the class whose score is taken off, or {@link #NONE}
 * @param probability whether the score is the probability (softmax over the model's temperature) rather than the logit
 */
public record Target(int classIndex, int against, boolean probability) {

    /** No other class. */
    public static final int NONE = -1;

    /**
     * @param classIndex the class, from 0
     * @param against the class whose score is taken off, or {@link #NONE}
     * @param probability whether the score is the probability (softmax over the model's temperature) rather than the
     *     logit
     * @throws IllegalArgumentException if there is no class, or a class against itself
     */
    public Target {
        if (classIndex < 0) throw new IllegalArgumentException("there is no class number " + classIndex);
        if (against < NONE) throw new IllegalArgumentException("there is no class number " + against);
        if (against == classIndex)
            throw new IllegalArgumentException("a class cannot be explained against itself; name two classes");
    }

    /**
     * @param classIndex the class, from 0
     * @return its logit
     */
    public static Target logit(final int classIndex) {
        return new Target(classIndex, NONE, false);
    }

    /**
     * @param logits of all classes
     * @param temperature the model's, above 0; without meaning for logits
     * @return the score
     */
    public double score(final float[] logits, final double temperature) {
        if (!probability) return logits[classIndex] - (against == NONE ? 0 : logits[against]);
        final double[] p = Prediction.softmax(logits, temperature);
        return p[classIndex] - (against == NONE ? 0 : p[against]);
    }

    /**
     * The score's derivative with respect to each logit: what a gradient starts from.
     *
     * @param logits of all classes
     * @param temperature the model's, above 0; without meaning for logits
     * @return one number for each class
     */
    public float[] seed(final float[] logits, final double temperature) {
        final float[] seed = new float[logits.length];
        if (!probability) {
            seed[classIndex] = 1;
            if (against != NONE) seed[against] = -1;
            return seed;
        }
        final double[] p = Prediction.softmax(logits, temperature);
        for (int i = 0; i < seed.length; i++) {
            double slope = p[classIndex] * ((i == classIndex ? 1 : 0) - p[i]);
            if (against != NONE) slope -= p[against] * ((i == against ? 1 : 0) - p[i]);
            seed[i] = (float) (slope / temperature);
        }
        return seed;
    }
}
