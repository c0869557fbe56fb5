package io.github.explicell.engine;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts libtorch through DJL, once for each JVM, without ever asking the
 * network. The natives come from the jars on the class path (command line) or
 * from the folder that the property or environment variable
 * {@code PYTORCH_LIBRARY_PATH} names (Fiji's {@code lib/<platform>/...}).
 */
public final class Libtorch {

    /** Names the folder of libtorch's libraries. */
    static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
    /** How many threads libtorch uses within one operation. */
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private static volatile Engine engine;

    private Libtorch() {}

    /**
     * @return DJL's PyTorch engine, started on the first call
     * @throws EngineException if the natives are missing or cannot be loaded
     */
    static Engine engine() {
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
        final String folder = Utils.getEnvOrSystemProperty(LIBRARY_PATH);
        if (folder != null && !Files.isDirectory(Path.of(folder)))
            throw new EngineException(LIBRARY_PATH + " names " + folder
                    + ", which is not a folder; unset it or point it to libtorch's libraries");
        try {
            return Engine.getEngine("PyTorch");
        } catch (final RuntimeException | LinkageError e) {
            throw new EngineException(
                    "libtorch cannot be started (" + reason(e) + "); see the troubleshooting section of the README", e);
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
}
