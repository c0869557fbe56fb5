package io.github.explicell.benchmark;

import com.google.gson.Gson;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.Target;
import io.github.explicell.explain.lime.CoalitionScores;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.lime.Masking;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.lime.SurrogateRun;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;

/** Explains one image as {@code lime_images.py} has done, from the files that it wrote, in a JVM of its own. */
final class LimeProbe {

    private static final int SIDE = 224;
    private static final int CLASSES = 1000;
    private static final double NANO = 1e9;

    private final float[] planes;
    private final List<BitSet> samples;
    private final Session session;
    private long sampling;
    private long forward;

    private LimeProbe(final String model, final String precision, final Path image, final Path drawn)
            throws IOException {
        final byte[] bytes = Files.readAllBytes(image);
        final int area = SIDE * SIDE;
        planes = new float[3 * area];
        for (int i = 0; i < planes.length; i++) planes[i] = (bytes[i % area * 3 + i / area] & 255) / 255f;
        samples = Files.readAllLines(drawn).stream().map(LimeProbe::shown).toList();
        final Network network = Architectures.get(model).build(SIDE, CLASSES);
        final SessionOptions options =
                SessionOptions.DEFAULT.on("cpu", Precision.parse(precision)).withPrologues(List.of(Masking.PROLOGUE));
        session = new Session(network, FormulaWeights.of(network), options);
    }

    private static BitSet shown(final String row) {
        final BitSet shown = new BitSet();
        for (int j = 0; j < row.length(); j++) shown.set(j, row.charAt(j) == '1');
        return shown;
    }

    /**
     * Prints times in seconds, memory and what was found.
     *
     * @param args architecture, precision, file of 224 x 224 x 3 bytes, file with a row of 0 and 1 for each sample
     * @throws IOException if a file cannot be read
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        final LimeProbe probe = new LimeProbe(args[0], args[1], Path.of(args[2]), Path.of(args[3]));
        try (probe.session) {
            System.out.println(new Gson().toJson(probe.answer()));
        }
    }

    private Map<String, Object> answer() throws IOException, InterruptedException {
        final Target target = new Target(best(), Target.NONE, true);
        final Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kilobytes", ResidentMemory.rise(() -> explain(target, answer)));
        return answer;
    }

    private void explain(final Target target, final Map<String, Object> answer) {
        final long start = System.nanoTime();
        final Superpixels superpixels = Quickshift.LIME.segment(ArrayImgs.floats(planes, SIDE, SIDE, 3));
        final long segmentation = System.nanoTime() - start;
        final SuperpixelExplanation explanation = explain(superpixels, target);
        final long total = System.nanoTime() - start;
        answer.put("segmentation", segmentation / NANO);
        answer.put("sampling", sampling / NANO);
        answer.put("forward", forward / NANO);
        answer.put("fit", (total - segmentation - sampling - forward) / NANO);
        answer.put("total", total / NANO);
        answer.put("superpixels", superpixels.count());
        answer.put("r2", explanation.r2());
        answer.put("leading", explanation.leading());
    }

    private int best() {
        final float[] logits = session.logits(Map.of(Network.IMAGE, preprocessed(planes)), 1)[0];
        int best = 0;
        for (int c = 1; c < logits.length; c++) if (logits[c] > logits[best]) best = c;
        return best;
    }

    private SuperpixelExplanation explain(final Superpixels superpixels, final Target target) {
        final long begin = System.nanoTime();
        final float[] fill = Hiding.MEAN.fill(superpixels, planes);
        final Masking masking = new Masking(superpixels, preprocessed(planes), preprocessed(fill));
        sampling = System.nanoTime() - begin;
        final CoalitionScores scores = shown -> {
            final long before = System.nanoTime();
            final var arguments = masking.arguments(shown);
            final long drawn = System.nanoTime();
            final float[][] rows = session.logits(Masking.PROLOGUE, arguments, shown.size());
            sampling += drawn - before;
            forward += System.nanoTime() - drawn;
            return Arrays.stream(rows).mapToDouble(row -> target.score(row, 1)).toArray();
        };
        return new SurrogateRun(SuperpixelMethod.LIME, SuperpixelSettings.DEFAULT, superpixels, scores, samples, 1)
                .run();
    }

    private static float[] preprocessed(final float[] planes) {
        final float[] image = new float[planes.length];
        Normalisation.IMAGENET.apply(planes, image, 0);
        return image;
    }
}
