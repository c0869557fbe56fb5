package io.github.explicell.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What the end of the program waits for. When a JVM ends, by Ctrl-C say, libtorch's destructors run while other threads
 * may still compute in it, which brings the process down with a crash. So each long call is announced here, and the end
 * of the program waits until those that run have returned; whoever comes later waits for the end of the process. Java
 * itself waits for calls of less than 0.3 seconds.
 */
final class NativeCalls {

    /** No longer than this: a single call takes seconds at most, and a system kills what does not end. */
    private static final long PATIENCE_SECONDS = 10;

    /** Shared by calls, taken for good by the end of the program. */
    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(NativeCalls::end, "explicell-native-calls"));
        } catch (final IllegalStateException e) {
            end(); // the program is ending already
        }
    }

    private NativeCalls() {}

    /** Announces a call by this thread; may be nested. */
    static void enter() {
        LOCK.readLock().lock();
    }

    /** The call that was announced last has returned or failed. */
    static void leave() {
        LOCK.readLock().unlock();
    }

    private static void end() {
        try {
            if (!LOCK.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // NB: never unlocked
    }
}
