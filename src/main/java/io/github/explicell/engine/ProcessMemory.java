package io.github.explicell.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** How much memory this program takes, Java's and libtorch's together; only Linux tells. */
public final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KILOBYTES_PER_GIGABYTE = 1 << 20;

    private ProcessMemory() {}

    /** @return what it took at most until now, in GB; empty where it is not known */
    public static OptionalDouble peak() {
        return read("VmHWM:");
    }

    /** @return what it takes now, in GB; empty where it is not known */
    public static OptionalDouble now() {
        return read("VmRSS:");
    }

    private static OptionalDouble read(final String field) {
        if (!Files.isReadable(STATUS)) return OptionalDouble.empty();
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_GIGABYTE)
                    .findFirst();
        } catch (final IOException e) {
            return OptionalDouble.empty();
        }
    }
}
