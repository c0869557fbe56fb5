package io.github.explicell.explain.lime;

import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.Target;
import io.github.explicell.explain.superpixel.Quickshift;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;

/**
 * Times LIME beside lime (src/test/python/lime_benchmark.py): the same network, weights and image. Arguments: a file of 224 x
 * 224 x 3 bytes, the file of samples, precision, micro-batch.
 */
final class LimeBenchmark {

    private static final int SIDE = 224;

    private LimeBenchmark() {}

    public static void main(final String[] arguments) throws IOException {
        final byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
        final int area = SIDE * SIDE;
        final float[] planes = new float[3 * area];
        for (int i = 0; i < planes.length; i++) planes[i] = (bytes[i % area * 3 + i / area] & 255) / 255f;
        final List<BitSet> samples = FormulaNetwork.coalitions(Files.readAllLines(Path.of(arguments[1])));
        final Network network = Architectures.get("resnet50").build(SIDE, 1000);
        final SessionOptions options = SessionOptions.DEFAULT
                .on("cpu", Precision.parse(arguments[2]))
                .withBatch(Integer.parseInt(arguments[3]))
                .withPrologues(List.of(Masking.PROLOGUE));
        try (Session session = new Session(network, FormulaWeights.of(network), options)) {
            final float[] image = preprocessed(planes);
            final float[] logits = session.logits(Map.of(Network.IMAGE, image), 1)[0];
            int best = 0;
            for (int c = 1; c < logits.length; c++) if (logits[c] > logits[best]) best = c;
            final Target target = new Target(best, Target.NONE, true);
            System.gc();
            resetPeak();
            final long before = kilobytes("VmRSS");
            final long start = System.nanoTime();
            final Superpixels superpixels = Quickshift.LIME.segment(ArrayImgs.floats(planes, SIDE, SIDE, 3));
            final long cut = System.nanoTime();
            final Masking masking =
                    new Masking(superpixels, image, preprocessed(Hiding.MEAN.fill(superpixels, planes)));
            final long[] forward = {0};
            final CoalitionScores scores = shown -> {
                final long begin = System.nanoTime();
                final float[][] rows = session.logits(Masking.PROLOGUE, masking.arguments(shown), shown.size());
                forward[0] += System.nanoTime() - begin;
                return Arrays.stream(rows)
                        .mapToDouble(row -> target.score(row, 1))
                        .toArray();
            };
            final SuperpixelExplanation e = new SurrogateRun(
                            SuperpixelMethod.LIME, SuperpixelSettings.DEFAULT, superpixels, scores, samples, 7)
                    .run();
            final double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s batch %s: %d samples %.2f s, segmentation %.2f, forward %.2f, fit and bootstrap %.2f; %d parts;"
                            + " %d MB of %d before; class %d, R2 %.3f, top %s%n",
                    arguments[2],
                    arguments[3],
                    samples.size(),
                    seconds,
                    (cut - start) / 1e9,
                    forward[0] / 1e9,
                    seconds - (cut - start + forward[0]) / 1e9,
                    superpixels.count(),
                    kilobytes("VmHWM") / 1024,
                    before / 1024,
                    best,
                    e.r2(),
                    Arrays.toString(Arrays.copyOf(e.order(), 8)));
        }
    }

    private static float[] preprocessed(final float[] planes) {
        final float[] image = new float[planes.length];
        Normalisation.IMAGENET.apply(planes, image, 0);
        return image;
    }

    private static void resetPeak() throws IOException {
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    private static long kilobytes(final String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
