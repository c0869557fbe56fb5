package io.github.explicell.train;

import io.github.explicell.classify.Provenance;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Libtorch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a run computes. It holds no names of machines or people.
 *
 * @param started when, in UTC
 * @param explicell version
 * @param libtorch version
 * @param java version
 * @param system operating system and its version
 * @param processor kind of processor
 * @param processors how many Java may use
 * @param threads that libtorch uses in one operation, 0 for its own choice
 * @param memoryMegabytes of the machine
 * @param device {@code cpu} or {@code gpu:N}
 */
record Environment(
        String started,
        String explicell,
        String libtorch,
        String java,
        String system,
        String processor,
        int processors,
        int threads,
        long memoryMegabytes,
        String device) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** @param device definite device name */
    static Environment here(final String device) {
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Provenance.programVersion(),
                Libtorch.version(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                kind(),
                Runtime.getRuntime().availableProcessors(),
                Libtorch.threads(),
                memory() >> 20,
                device);
    }

    private static String kind() {
        final String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(CPU_INFO)) return architecture;
        try {
            return Files.readString(CPU_INFO)
                    .lines()
                    .filter(l -> l.startsWith("model name"))
                    .map(l -> l.replaceFirst("^[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse(architecture);
        } catch (final IOException e) {
            return architecture;
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** @return device, processor and threads */
    String words() {
        return device + " (" + (device.equals("cpu") ? processor : Devices.describe(device)) + ", "
                + (threads == 0 ? "at most " + processors : threads) + " threads, " + memoryMegabytes / 1024
                + " GB of memory)";
    }

    /** @return what of it may change results: nothing else does, for the same settings and data */
    boolean computesLike(final Environment other) {
        return libtorch.equals(other.libtorch)
                && processor.equals(other.processor)
                && (threads == 0 ? processors : threads) == (other.threads == 0 ? other.processors : other.threads)
                && device.equals(other.device);
    }
}
