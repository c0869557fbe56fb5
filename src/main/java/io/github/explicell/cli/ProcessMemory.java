package io.github.explicell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory this program has taken at most, Java's and libtorch's together; only Linux tells. */
final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final double GIGABYTE = 1 << 20;

    private ProcessMemory() {}

    /** @return such as {@code , 1.3 GB}; nothing where it is not known */
    static String peak() {
        if (!Files.isReadable(STATUS)) return "";
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .map(line -> String.format(
                            Locale.ROOT, ", %.1f GB", Long.parseLong(line.replaceAll("\\D", "")) / GIGABYTE))
                    .findFirst()
                    .orElse("");
        } catch (final IOException e) {
            return "";
        }
    }
}
