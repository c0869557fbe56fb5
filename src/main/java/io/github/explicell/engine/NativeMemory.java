package io.github.explicell.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * How glibc's allocator treats libtorch's large buffers. By default it maps each one anew and gives it back to the
 * system when it is freed, so that every layer of every step begins with page faults: a third of the processor's time in
 * training. Told to keep what was freed, it has none of that. The memory goes back when a training ends.
 *
 * <p>What is kept must not fall to pieces. Between large buffers, which libtorch wants aligned, lie gaps of some bytes; while
 * glibc holds these back as pieces for quick use, the buffers beside them cannot grow together, and the next large one finds
 * no room. So that is switched off, too. The same hoard of each thread can be switched off when a program starts
 * only: {@code ./explicell} sets {@code glibc.malloc.tcache_count=0}.
 *
 * <p>Where there is no glibc (Windows, macOS, musl) nothing is done.
 */
final class NativeMemory {

    // numbers of <malloc.h>
    private static final int M_MXFAST = 1;
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_MMAP_MAX = -4;
    /**
     * From this size on buffers are mapped, and twice as much may be free before it is given back: how far glibc goes by
     * itself where large buffers come and go. Once told of a threshold, it does not adapt it any more.
     */
    private static final int LARGEST_THRESHOLD = 32 * 1024 * 1024;

    private static final int USUAL_MAPPINGS = 65536;
    /** Largest bytes of the pieces that glibc does not join with their free neighbours. */
    private static final int USUAL_FAST = 64 * Long.BYTES / 4;

    private static int keeping;

    private NativeMemory() {}

    /** Lets freed buffers be used again until {@link #release} has been called as often as this. */
    static synchronized void keep() {
        if (keeping++ > 0) return;
        set(M_MXFAST, 0);
        set(M_MMAP_MAX, 0);
        set(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
    }

    /** Gives what is free back to the system, and all that is freed later. */
    static synchronized void release() {
        if (--keeping > 0) return;
        set(M_MXFAST, USUAL_FAST);
        set(M_MMAP_MAX, USUAL_MAPPINGS);
        set(M_MMAP_THRESHOLD, LARGEST_THRESHOLD);
        set(M_TRIM_THRESHOLD, 2 * LARGEST_THRESHOLD);
        final Function trim = function("malloc_trim");
        if (trim != null) trim.invokeInt(new Object[] {0L});
    }

    private static void set(final int what, final int value) {
        final Function mallopt = function("mallopt");
        if (mallopt != null) mallopt.invokeInt(new Object[] {what, value});
    }

    /** A function of glibc, or null. */
    private static Function function(final String name) {
        if (!Platform.isLinux()) return null;
        try {
            final NativeLibrary library = NativeLibrary.getInstance("c");
            // musl has none of its own, and would not know the numbers above
            library.getFunction("gnu_get_libc_version");
            return library.getFunction(name);
        } catch (final UnsatisfiedLinkError e) {
            return null;
        }
    }
}
