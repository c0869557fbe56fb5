package io.github.explicell.benchmark;

import com.sun.jna.Function;
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

    /** Milliseconds in which Java would have gone on giving back. */
    private static final long SETTLING = 2000;

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
            settle();
            Files.writeString(CLEAR, RESET_PEAK);
            final long before = kilobytes("VmRSS");
            workload.run();
            System.out.println(kilobytes("VmHWM") - before);
        }
    }

    /**
     * Gives back what loading the weights has freed, which would else be used again, unnoticed, and waits until Java,
     * which does so in the background, has finished: its share would else fall while the network's rises.
     */
    private static void settle() throws IOException, InterruptedException {
        System.gc();
        Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0});
        long last = Long.MAX_VALUE;
        for (long now = kilobytes("VmRSS"); now < last; now = kilobytes("VmRSS")) {
            last = now;
            Thread.sleep(SETTLING);
        }
    }

    private static long kilobytes(final String key) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
