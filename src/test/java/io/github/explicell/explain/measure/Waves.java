package io.github.explicell.explain.measure;

import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Scores;

/** The image, map, mask and networks of fixtures/measures.json; src/test/python/measures.py has the same formulas. */
final class Waves {

    static final int HEIGHT = 14;
    static final int WIDTH = 16;
    static final int PLANE = HEIGHT * WIDTH;

    private static final int CLASSES = 3;
    private static final int HIDDEN = 5;
    private static final int TARGET = 1;

    private Waves() {}

    static float[] image() {
        final float[] image = new float[3 * PLANE];
        for (int i = 0; i < image.length; i++) image[i] = (float) (1.5 * Math.sin(0.11 * (i + 1)));
        return image;
    }

    static SaliencyMap map() {
        final float[] values = new float[PLANE];
        for (int i = 0; i < PLANE; i++) values[i] = (float) Math.sin(0.53 * (i + 1)) + 0.3f;
        return map(values);
    }

    static SaliencyMap map(final float[] values) {
        return new SaliencyMap("wave", "", WIDTH, HEIGHT, values);
    }

    static boolean[] mask() {
        final boolean[] mask = new boolean[PLANE];
        for (int i = 0; i < PLANE; i++) {
            final int y = i / WIDTH - 6;
            final int x = i % WIDTH - 9;
            mask[i] = x * x + y * y <= 12;
        }
        return mask;
    }

    /** Probabilities of softmax(V tanh(U x)), or of softmax(V 0.3 U x), which is linear. */
    static Scores probability(final boolean linear) {
        return (images, n) -> {
            final double[] scores = new double[n];
            final int length = images.length / n;
            for (int i = 0; i < n; i++) {
                final float[] logits = new float[CLASSES];
                for (int h = 0; h < HIDDEN; h++) {
                    double hidden = 0;
                    for (int p = 0; p < length; p++)
                        hidden += 0.2 * Math.sin(0.37 * (h * length + p + 1)) * images[i * length + p];
                    final double out = linear ? 0.3 * hidden : Math.tanh(hidden);
                    for (int c = 0; c < CLASSES; c++)
                        logits[c] += (float) (2 * Math.sin(1.7 * (c * HIDDEN + h + 1)) * out);
                }
                scores[i] = Prediction.softmax(logits, 1)[TARGET];
            }
            return scores;
        };
    }

    static ScoredImage scored(final boolean linear) {
        return new ScoredImage(image(), WIDTH, HEIGHT, probability(linear), mask());
    }
}
