package io.github.explicell.image;

import java.nio.file.Path;

/** Compares what a file's header asks for with the memory there is. */
final class Memory {

    private Memory() {}

    /** Bytes that may still be allocated. */
    static long free() {
        final Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /**
     * @param file whose header asks
     * @param bytes how much
     * @throws UnreadableImageException if there is not as much
     */
    static void check(final Path file, final long bytes) throws UnreadableImageException {
        if (bytes < 0 || bytes > free())
            throw new UnreadableImageException(
                    file,
                    "its pixels need " + (bytes >> 20) + " MB of memory and " + (free() >> 20) + " MB are free",
                    null);
    }
}
