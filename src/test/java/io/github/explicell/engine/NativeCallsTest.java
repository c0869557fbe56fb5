package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Window;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCallsTest {

    private static final int TERMINATED = 128 + 15;

    /** Computes until it is ended. */
    public static final class Endless {

        private static final int SIZE = 96;
        private static final int IMAGES = 40;

        /** @param args none */
        public static void main(final String... args) {
            Libtorch.useThreads(1);
            final NetworkBuilder builder = new NetworkBuilder("long");
            String map = builder.input(Network.IMAGE, Shape.of(3, SIZE, SIZE));
            for (int i = 0; i < 4; i++)
                map = builder.add("conv" + i, new Convolution(96, Window.square(7, 1, Padding.of(3)), 1, false), map);
            builder.output(
                    Network.LOGITS,
                    builder.add("flatten", new Flatten(), builder.add("pool", new GlobalPool(Pool.Kind.AVERAGE), map)));
            final Network network = builder.build();
            final Map<String, float[]> images = Map.of(Network.IMAGE, new float[IMAGES * 3 * SIZE * SIZE]);
            try (Session session =
                    new Session(network, FormulaWeights.of(network), SessionOptions.DEFAULT.withBatch(IMAGES))) {
                session.logits(Map.of(Network.IMAGE, new float[3 * SIZE * SIZE]), 1);
                System.out.println("computing");
                while (true) session.logits(images, IMAGES);
            }
        }
    }

    /** A call of this network takes more than a second: without the wait about every second end is a crash. */
    @Test
    void theEndOfTheProgramWaitsForLongCalls(@TempDir final Path folder) throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "has no SIGTERM");
        for (int i = 0; i < 3; i++) {
            final Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:ErrorFile=" + folder.resolve("crash%p.log"),
                            "-XX:-CreateCoredumpOnCrash",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Endless.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader reader = process.inputReader()) {
                String line = reader.readLine();
                while (line != null && !line.equals("computing")) line = reader.readLine();
                assertEquals("computing", line);
                Thread.sleep(300 + 100 * i);
                process.destroy();
                assertTrue(process.waitFor(60, TimeUnit.SECONDS));
                assertEquals(TERMINATED, process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        }
        try (Stream<Path> crashes = Files.list(folder)) {
            assertEquals(List.of(), crashes.toList());
        }
    }
}
