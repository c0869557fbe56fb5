package io.github.explicell.benchmark;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Explains one image again and again in a JVM of its own, and prints a {@link CamFigures} as JSON. */
final class CamProbe {

    private static final double MILLION = 1e6;
    private static final int LEAST = 3;
    /** How much longer than the measurement what goes before it takes. */
    private static final int WARM_UP = 2;

    private CamProbe() {}

    /**
     * @param args architecture, precision, method, class, seconds
     * @throws IOException where resident memory cannot be read
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        final double seconds = Double.parseDouble(args[4]);
        try (CamWorkload workload = new CamWorkload(args[0], args[1], args[2], Integer.parseInt(args[3]))) {
            // What libraries keep from their first use on is not the method's.
            workload.forward();
            final float[][] map = new float[1][];
            final List<Double> times = new ArrayList<>();
            final long kilobytes = ResidentMemory.rise(() ->
                    times.add(milliseconds(() -> map[0] = workload.explain().values())));
            // A slow method's only run counts. Fast ones are repeated, unmeasured first: Java compiles meanwhile, on
            // the
            // processors that libtorch wants.
            final long warm = System.nanoTime() + (long) (WARM_UP * seconds * 1e9);
            final boolean fast = times.get(0) < seconds * 1e3;
            while (fast && System.nanoTime() < warm) {
                workload.forward();
                workload.explain();
            }
            final List<Double> forward = new ArrayList<>();
            final long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() + (long) (times.get(0) * MILLION) < end || forward.size() < LEAST) {
                forward.add(milliseconds(workload::forward));
                if (fast) times.add(milliseconds(workload::explain));
            }
            System.out.println(new Gson().toJson(new CamFigures(median(times), median(forward), kilobytes, 0, map[0])));
        }
    }

    private static double milliseconds(final Runnable work) {
        final long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / MILLION;
    }

    private static double median(final List<Double> values) {
        final double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        final int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
