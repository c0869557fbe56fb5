package io.github.explicell.engine;

import io.github.explicell.network.Network;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Loads a flavour of libtorch in a Java process of its own and compares a small network on GPU and CPU there. */
public final class FlavourTrial {

    private static final String WELL = "explicell: gpu and cpu agree";
    private static final long PATIENCE = 180;
    private static final int SIDE = 32;
    private static final int CLASSES = 7;
    /** Of logits near 1; a GPU sums in another order, and its convolutions may use TF32. */
    private static final double TOLERANCE = 0.05;

    /** A class of each jar that the engine needs. */
    private static final List<String> LIBRARIES = List.of(
            FlavourTrial.class.getName(),
            "ai.djl.engine.Engine",
            "ai.djl.pytorch.engine.PtEngineProvider",
            "com.google.gson.Gson",
            "com.sun.jna.Native",
            "org.slf4j.LoggerFactory",
            "org.apache.commons.compress.archivers.tar.TarFile");

    private FlavourTrial() {}

    /**
     * Tries.
     *
     * @param flavour which
     * @param libraries its folder
     * @return why it does not work, without a full stop; empty if it does
     */
    static Optional<String> failure(final Flavour flavour, final Path libraries) {
        final Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
        if (!Files.isRegularFile(java)) return Optional.of("there is no " + java + " to try it with");
        Path log = null;
        try {
            log = Files.createTempFile("explicell-trial-", ".log");
            final Process process = new ProcessBuilder(
                            java.toString(),
                            "-D" + Libtorch.LIBRARY_PATH + "=" + libraries,
                            "-DPYTORCH_FLAVOR=" + flavour.name(),
                            "-Xmx512m",
                            "-cp",
                            classPath(),
                            FlavourTrial.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("it did not answer within " + PATIENCE + " s");
            }
            return verdict(process.exitValue(), Files.readString(log, StandardCharsets.ISO_8859_1));
        } catch (final IOException e) {
            return Optional.of("it cannot be tried (" + e.getMessage() + ")");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("its trial was interrupted");
        } finally {
            if (log != null) log.toFile().delete();
        }
    }

    /** @return what is wrong, from the exit status and the output of the trial */
    static Optional<String> verdict(final int status, final String output) {
        if (status == 0 && output.lines().anyMatch(WELL::equals)) return Optional.empty();
        return output.lines()
                .filter(line -> line.startsWith("explicell: ") && !line.equals(WELL))
                .map(line -> line.substring("explicell: ".length()))
                .findFirst()
                .or(() -> Optional.of("its trial ended with the status " + status));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** The jars of what the trial uses, wherever the host program loaded them from. */
    private static String classPath() {
        final Set<String> paths = new LinkedHashSet<>();
        for (final String name : LIBRARIES)
            try {
                paths.add(Path.of(Class.forName(name)
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (final ClassNotFoundException | URISyntaxException e) {
                throw new IllegalStateException("Explicell lacks the library with " + name + "; install it anew", e);
            }
        return String.join(File.pathSeparator, paths);
    }

    /**
     * The process.
     *
     * @param args none
     */
    public static void main(final String... args) {
        try {
            if (Devices.available().size() < 2)
                throw new EngineException("libtorch " + Libtorch.version() + " sees no GPU");
            final Network network = Architectures.get("mobilenet_v3_small").build(SIDE, CLASSES);
            final double difference = difference(logits(network, "cpu"), logits(network, "gpu:0"));
            if (difference > TOLERANCE)
                throw new EngineException("the GPU computes something else than the CPU (by " + difference + ")");
            System.out.println(WELL);
            System.exit(0);
        } catch (final RuntimeException | LinkageError e) {
            System.out.println("explicell: " + Libtorch.reason(e));
            System.exit(1);
        }
    }

    private static float[] logits(final Network network, final String device) {
        final Weights weights = EngineReport.randomWeights(network);
        final Map<String, float[]> image = EngineReport.images(network, 1);
        try (Session session = new Session(network, weights, SessionOptions.DEFAULT.on(device, Precision.FLOAT32))) {
            return session.logits(image, 1)[0];
        }
    }

    private static double difference(final float[] a, final float[] b) {
        double largest = 0;
        double scale = 1;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
            scale = Math.max(scale, Math.abs(a[i]));
        }
        return largest / scale;
    }
}
