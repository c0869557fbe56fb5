package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Shape;
import io.github.explicell.network.StochasticDepth;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StochasticDepthTest {

    private static final int N = 400;
    private static final int EACH = 12;

    private static Network network() {
        final NetworkBuilder b = new NetworkBuilder("skipped");
        String x = b.input(Network.IMAGE, Shape.of(3, 2, 2));
        x = b.add("depth", new StochasticDepth(0.25), x);
        x = b.add("flatten", new Flatten(), x);
        b.output("embedding", x);
        return b.output(Network.LOGITS, b.add("fc", new Linear(2, true), x)).build();
    }

    @Test
    void wholeImagesAreDroppedInTrainingAlone() {
        final float[] ones = new float[N * EACH];
        Arrays.fill(ones, 1);
        final float[][] seen = new float[1][];
        final Network network = network();
        try (TrainableNetwork trainable = new TrainableNetwork(network, FormulaWeights.of(network), "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDList images = new NDList(trainable.input(scope, Network.IMAGE, ones, N));
            trainable.step(images, 1, outputs -> keep(outputs, seen), (loss, gradients) -> {});
            final NDArray evaluated = trainable.evaluate(scope, images).get("embedding");
            assertArrayEquals(ones, evaluated.toFloatArray());
        }
        int dropped = 0;
        for (int i = 0; i < N; i++) {
            final float first = seen[0][i * EACH];
            if (first == 0) dropped++;
            else assertEquals(1 / 0.75, first, 1e-6);
            for (int j = 1; j < EACH; j++) assertEquals(first, seen[0][i * EACH + j]);
        }
        // a quarter, give or take four standard deviations
        assertEquals(0.25 * N, dropped, 4 * Math.sqrt(N * 0.25 * 0.75));
    }

    private static NDArray keep(final Map<String, NDArray> outputs, final float[][] seen) {
        seen[0] = outputs.get("embedding").toFloatArray();
        return outputs.get(Network.LOGITS).sum();
    }
}
