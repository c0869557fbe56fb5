package io.github.explicell.benchmark;

import io.github.explicell.train.TrainingWorkload;
import java.io.IOException;

/**
 * The first two steps of a training in a JVM of their own: prints by how many kilobytes the resident memory rose above its
 * level before them (Linux).
 */
final class TrainingProbe {

    private TrainingProbe() {}

    /**
     * @param args kind of workload, precision
     * @throws IOException where there is no such file system
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        try (TrainingWorkload workload = new TrainingWorkload(args[0], args[1])) {
            System.out.println(ResidentMemory.rise(() -> {
                workload.step();
                workload.step();
            }));
        }
    }
}
