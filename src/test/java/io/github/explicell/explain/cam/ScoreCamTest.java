package io.github.explicell.explain.cam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.OriginalMaps;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Subjects;
import io.github.explicell.explain.Target;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.OpenNetwork;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** That what {@link ScoreCam} leaves out makes no difference. */
class ScoreCamTest {

    private static ScoreCam of(final boolean screening) {
        return ScoreCam.ofPaper(Subjects.make("score-cam").method(), screening);
    }

    /** The maps (3, 0) and (6, 0) have one mask, (1, 0), which leaves the image (3, 0), (6, 0): means 1.5 and 3. */
    @Test
    void equalMasksGoThroughTheNetworkOnce() {
        final Network network = OpenNetwork.of(1, 2);
        final AtomicInteger looks = new AtomicInteger();
        final Progress progress = new Progress() {
            @Override
            public void report(final long done, final long total) {}

            @Override
            public boolean isCanceled() {
                looks.incrementAndGet();
                return false;
            }
        };
        final SessionOptions one = SessionOptions.DEFAULT.withBatch(1);
        try (ExplainedNetwork open =
                Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(of(false)), one)) {
            final Subject subject = open.subjects(
                            Map.of(Network.IMAGE, new float[] {3, 0, 6, 0, 9, 9}),
                            1,
                            (i, logits) -> Target.logit(0),
                            progress)
                    .get(0);
            // two equal scores: weights of a half each
            assertArrayEquals(new float[] {4.5f, 0}, of(false).explain(subject).values(), 1e-5f);
            Assertions.assertEquals(2, looks.get(), "one look before the baseline, one before the only mask");
        }
    }

    @Test
    void aScreenedMapIsThatOfAllExactScores() throws IOException {
        assumeTrue(
                SessionOptions.DEFAULT.rough().isPresent(),
                "this processor has no bfloat16: nothing is screened on it");
        final OriginalMaps fixture = OriginalMaps.read("resnet34");
        final Network network = Architectures.get("resnet34").build(fixture.side, fixture.classes);
        final float[] image = FormulaWeights.input(3 * fixture.side * fixture.side);
        final List<Explainer> screened = List.of(of(true));
        try (ExplainedNetwork open = Subjects.open(network, FormulaWeights.of(network), List.of("layer4"), screened)) {
            final Subject subject = Subjects.of(open, image, Target.logit(fixture.target));
            Assertions.assertTrue(subject.screens());
            final float[] values = of(false).explain(subject).values();
            final double[] exact = IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .toArray();
            final SaliencyMap map = screened.get(0).explain(subject);
            OriginalMaps.near("screened", exact, map.values(), 10 * Screening.TOLERANCE);
        }
    }
}
