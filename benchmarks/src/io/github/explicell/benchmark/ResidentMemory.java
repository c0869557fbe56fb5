package io.github.explicell.benchmark;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of this process and its peak (Linux). */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    /** Written to {@link #CLEAR}, it makes the present level the peak. */
    private static final String RESET_PEAK = "5";

    /** Milliseconds in which Java would have gone on giving back. */
    private static final long SETTLING = 2000;

    private final long before;

    private ResidentMemory(final long before) {
        this.before = before;
    }

    /**
     * Gives back what was freed, and begins to watch.
     *
     * @return knows the present level
     * @throws IOException where there is no such file system
     * @throws InterruptedException if it is interrupted
     */
    static ResidentMemory watch() throws IOException, InterruptedException {
        settle();
        Files.writeString(CLEAR, RESET_PEAK);
        return new ResidentMemory(kilobytes("VmRSS"));
    }

    /** @return by how many kilobytes the peak lies above the level at which watching began */
    long risen() throws IOException {
        return kilobytes("VmHWM") - before;
    }

    /**
     * Gives back what was freed before, which would else be used again, unnoticed, and waits until Java,
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
