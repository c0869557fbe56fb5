package io.github.explicell.benchmark;

import com.google.gson.Gson;
import io.github.explicell.engine.NetworkProfile;
import io.github.explicell.engine.Precision;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Shape;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.Initialisation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Times a network's nodes in a JVM of its own, and prints a {@link Figures} as JSON. */
final class ProfileProbe {

    private static final long SEED = 1;
    private static final int CLASSES = 1000;
    private static final int PRODUCT = 2048;
    private static final int LEAST = 5;

    private ProfileProbe() {}

    /**
     * A profile.
     *
     * @param milliseconds of a whole call from Java, nobody looking at the clock within
     * @param peak operations a second of a product of two matrices of 2048 x 2048
     * @param parts the kinds of work
     */
    record Figures(double milliseconds, double peak, List<NetworkProfile.Part> parts) {}

    /** @param args architecture, precision, images, seconds */
    public static void main(final String... args) {
        final Precision precision = Precision.parse(args[1]);
        final int n = Integer.parseInt(args[2]);
        final double seconds = Double.parseDouble(args[3]);
        final double peak = peak(precision);
        final double whole;
        try (Workload workload = new Workload(args[0], args[1])) {
            workload.useBatch(n);
            whole = whole(workload, seconds);
        }
        final int size = Workload.size(args[0]);
        final Network network = Architectures.get(args[0]).build(size, CLASSES);
        final List<NetworkProfile.Part> parts = parts(network, precision, random(n * 3 * size * size), n, seconds);
        System.out.println(new Gson().toJson(new Figures(whole, peak, parts)));
    }

    private static List<NetworkProfile.Part> parts(
            final Network network, final Precision precision, final float[] image, final int n, final double seconds) {
        try (NetworkProfile profile =
                new NetworkProfile(network, Initialisation.random(network, SEED).weights(), precision)) {
            return profile.measure(image, n, seconds);
        }
    }

    private static double peak(final Precision precision) {
        final NetworkBuilder builder = new NetworkBuilder("product");
        final String image = builder.input(Network.IMAGE, Shape.of(PRODUCT));
        builder.output(Network.LOGITS, builder.add("fc", new Linear(PRODUCT, false), image));
        final NetworkProfile.Part product = parts(builder.build(), precision, random(PRODUCT * PRODUCT), PRODUCT, 1)
                .get(0);
        return product.operations() / product.milliseconds() * 1e3;
    }

    private static double whole(final Workload workload, final double seconds) {
        final long end = System.nanoTime() + (long) (seconds * 1e9);
        double[] times = {};
        for (int call = 0; call < 2 * LEAST || System.nanoTime() < end; call++) {
            final long start = System.nanoTime();
            workload.run();
            if (call < LEAST) continue;
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static float[] random(final int length) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) random.nextDouble(-2, 2);
        return values;
    }
}
