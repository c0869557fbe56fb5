package io.github.explicell.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Starts libtorch through DJL, once for each JVM, without ever asking the
 * network. The natives come from the folder that the property or environment
 * variable {@code PYTORCH_LIBRARY_PATH} names, from the flavour that the user
 * chose, from the jars on the class path (command line) or from
 * {@link NativeFolders} (Fiji's {@code lib/<platform>/explicell}).
 */
public final class Libtorch {

    /** Names the folder of libtorch's libraries. */
    static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
    /** How many threads libtorch uses within one operation. */
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    /** NB: DJL switches torch's recording of gradients off in the one thread that starts it; torch keeps it by thread. */
    private static final ThreadLocal<Engine> OF_THREAD = ThreadLocal.withInitial(() -> {
        final Engine started = started();
        JniUtils.setGradMode(false);
        return started;
    });

    private static volatile Engine engine;
    private static volatile FlavourChoice choice;

    private Libtorch() {}

    /**
     * @return DJL's PyTorch engine, started on the first call
     * @throws EngineException if the natives are missing or cannot be loaded
     */
    static Engine engine() {
        return OF_THREAD.get();
    }

    private static Engine started() {
        if (engine == null)
            synchronized (Libtorch.class) {
                if (engine == null) engine = start();
            }
        return engine;
    }

    /**
     * Sets the number of threads within one operation. Only possible before
     * libtorch is first used.
     *
     * @param threads at least 1
     */
    public static synchronized void useThreads(final int threads) {
        if (threads < 1) throw new IllegalArgumentException("the number of threads must be at least 1, not " + threads);
        if (engine != null)
            throw new IllegalStateException("libtorch has been started; its number of threads is fixed until restart");
        System.setProperty(THREADS, String.valueOf(threads));
    }

    /** @return the number of threads within one operation that was set, or 0 if libtorch chooses */
    public static int threads() {
        return Integer.getInteger(THREADS, 0);
    }

    private static Engine start() {
        // DJL must neither download nor report anything by itself.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // The optimising executor specialises anew for each batch size.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        choice = FlavourChoice.make();
        NativeCalls.enter();
        try {
            return Engine.getEngine("PyTorch");
        } catch (final RuntimeException | LinkageError e) {
            throw new EngineException("libtorch cannot be started (" + reason(e) + "); see docs/troubleshooting.md", e);
        } finally {
            NativeCalls.leave();
        }
    }

    /** @return the message of the innermost cause */
    static String reason(final Throwable error) {
        Throwable e = error;
        while (e.getCause() != null && e.getCause() != e) e = e.getCause();
        final String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    /** @return libtorch's version, such as 2.7.1 */
    public static String version() {
        return engine().getVersion();
    }

    /** @return what was loaded and why, started if it was not */
    static FlavourChoice choice() {
        engine();
        return choice;
    }

    /** @return why the flavour that the user chose is not the one in use, each a sentence */
    public static List<String> reasons() {
        return choice().reasons();
    }
}
