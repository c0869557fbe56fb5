package io.github.explicell.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Maps that know nothing of the network: what a method must be better than. They are no methods of explanation. */
public final class Controls {

    /** Of the blob, as a share of the crop's shorter side. */
    private static final double SPREAD = 1 / 8.0;

    /** Each pixel an independent random number. */
    public static final Method RANDOM = control("random-map", "Random map", "Random numbers.", Controls::noise);

    /** A Gaussian in the crop's middle, where most cells have their nucleus. */
    public static final Method CENTRE = control(
            "centre-blob",
            "Centre blob",
            "A Gaussian in the middle, its sigma 1/8 of the shorter side.",
            Controls::blob);

    private Controls() {}

    private static Method control(
            final String name, final String title, final String what, final Function<Subject, float[]> values) {
        return new Method(name, title, what, "Costs nothing.", "none", null, (method, settings) -> new Explainer() {

            @Override
            public Method method() {
                return method;
            }

            @Override
            public SaliencyMap explain(final Subject subject) {
                return new SaliencyMap(name, "", subject.width(), subject.height(), values.apply(subject));
            }
        });
    }

    /** @return both */
    public static List<Method> all() {
        return List.of(RANDOM, CENTRE);
    }

    /** Follows from the seed and the image: the same crop gets the same map, another one another. */
    private static float[] noise(final Subject subject) {
        final Random random = new Random(31 * subject.seed() + Arrays.hashCode(subject.input()));
        final float[] values = new float[subject.width() * subject.height()];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        return values;
    }

    private static float[] blob(final Subject subject) {
        final int width = subject.width();
        final double sigma = SPREAD * Math.min(width, subject.height());
        final float[] values = new float[width * subject.height()];
        for (int i = 0; i < values.length; i++) {
            final double x = (i % width + 0.5 - width / 2.0) / sigma;
            final double y = (i / width + 0.5 - subject.height() / 2.0) / sigma;
            values[i] = (float) Math.exp(-(x * x + y * y) / 2);
        }
        return values;
    }
}
