package io.github.explicell.benchmark;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.Map;

/** Explains one image very often in a JVM of its own, and prints how much memory was taken before and after. */
final class LoopProbe {

    /** Explanations after which libraries have all that they keep. */
    private static final int WARM = 50;

    private LoopProbe() {}

    /**
     * @param args architecture, precision, method, how often
     * @throws IOException where resident memory cannot be read
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        try (CamWorkload workload = new CamWorkload(args[0], args[1], args[2], 0)) {
            for (int i = 0; i < WARM; i++) workload.explain();
            final long before = ResidentMemory.settle();
            for (int i = 0; i < Integer.parseInt(args[3]); i++) workload.explain();
            System.out.println(new Gson().toJson(Map.of("before", before, "after", ResidentMemory.settle())));
        }
    }
}
