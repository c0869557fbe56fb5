package io.github.explicell.benchmark;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine's memory this process takes (Linux), in kilobytes. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    /** Written to {@link #CLEAR}, it makes the present level the peak. */
    private static final String RESET_PEAK = "5";

    /** Milliseconds in which Java would have gone on giving back. */
    private static final long SETTLING = 2000;

    private ResidentMemory() {}

    /** Some work. */
    @FunctionalInterface
    interface Work {
        void run();
    }

    /**
     * By how much it rises above its level before some work while that is done.
     *
     * @param work what is measured
     * @return kilobytes
     * @throws IOException where there is no such file system
     * @throws InterruptedException if it is interrupted
     */
    static long rise(final Work work) throws IOException, InterruptedException {
        settle();
        Files.writeString(CLEAR, RESET_PEAK);
        final long before = kilobytes("VmRSS");
        work.run();
        return kilobytes("VmHWM") - before;
    }

    /**
     * Gives back what was freed before, which would else be used again, unnoticed, and waits until Java, which does so in
     * the background, has finished: its share would else fall while what is measured rises.
     *
     * @return what is taken then
     * @throws IOException where there is no such file system
     * @throws InterruptedException if it is interrupted
     */
    static long settle() throws IOException, InterruptedException {
        System.gc();
        Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0});
        long last = Long.MAX_VALUE;
        for (long now = kilobytes("VmRSS"); now < last; now = kilobytes("VmRSS")) {
            last = now;
            Thread.sleep(SETTLING);
        }
        return last;
    }

    private static long kilobytes(final String key) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
