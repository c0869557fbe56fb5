package io.github.explicell.benchmark;

import java.io.IOException;

/**
 * One forward pass in a JVM of its own: prints by how many kilobytes the resident memory rose above its level before it
 * (Linux).
 */
final class MemoryProbe {

    private MemoryProbe() {}

    /**
     * @param args architecture, precision, batch
     * @throws IOException where there is no such file system
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        try (Workload workload = new Workload(args[0], args[1])) {
            // What libraries keep from their first use on is not the network's.
            workload.useBatch(1);
            workload.run();
            workload.useBatch(Integer.parseInt(args[2]));
            System.out.println(ResidentMemory.rise(workload::run));
        }
    }
}
