package io.github.explicell.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One forward pass in a JVM of its own: prints by how many kilobytes the resident memory rose above its level before it
 * (Linux).
 */
final class MemoryProbe {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    /** Written to {@link #CLEAR}, it makes the present level the peak. */
    private static final String RESET_PEAK = "5";

    private MemoryProbe() {}

    /**
     * @param args architecture, precision, batch
     * @throws IOException where there is no such file system
     */
    public static void main(final String... args) throws IOException {
        try (Workload workload = new Workload(args[0], args[1])) {
            // What libraries keep from their first use on is not the network's.
            workload.useBatch(1);
            workload.run();
            workload.useBatch(Integer.parseInt(args[2]));
            System.gc();
            Files.writeString(CLEAR, RESET_PEAK);
            final long before = kilobytes("VmRSS");
            workload.run();
            System.out.println(kilobytes("VmHWM") - before);
        }
    }

    private static long kilobytes(final String key) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
