package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.explicell.engine.Libtorch;
import io.github.explicell.train.loss.CrossEntropy;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers: torch 2.7.1 (torch.nn.functional.cross_entropy, torch.optim.AdamW). */
class LossAndOptimiserTest {

    private static final float LOSS = 1.0756076574325562f;
    private static final float[] LOSS_GRADIENT = {
        0.08649883f,
        -0.09820515f,
        0.01170634f,
        -0.30983019f,
        0.02350315f,
        0.28632703f,
        0.00803126f,
        0.0593434f,
        -0.06737467f
    };
    private static final float[] ADAM = {0.77527314f, -1.8669976f, 0.32883906f};
    private static final float[] ADAM_DECAY = {0.74842322f, -1.81025565f, 0.31637881f};
    private static final float BIAS = 0.07527319f;

    @BeforeAll
    static void startOffline() {
        Libtorch.version();
    }

    @Test
    void crossEntropyAndItsGradientAreTorchs() {
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray logits = manager.create(new float[] {1, 2, -1, 0.5f, 0.5f, 3, -2, 0, 1.5f}, new Shape(3, 3));
            logits.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                final NDArray loss =
                        new CrossEntropy().of(Map.of("logits", logits), manager.create(new int[] {1, 0, 2}));
                assertEquals(LOSS, loss.getFloat(), 1e-6f);
                collector.backward(loss);
            }
            assertArrayEquals(LOSS_GRADIENT, logits.getGradient().toFloatArray(), 1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void adamIsTorchs(final double decay) {
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray weight = manager.create(new float[] {1, -2, 0.5f}, new Shape(1, 3));
            final NDArray bias = manager.create(new float[] {0.3f});
            final Adam adam = new Adam(manager, decay, true, Optimisation.Epsilon.DEFAULT);
            for (final float[] g : new float[][] {{0.1f, -0.2f, 3}, {0.5f, 0, -1}, {-0.2f, 0.4f, 0.01f}})
                adam.step(
                        Map.of("w", weight, "b", bias),
                        Map.of("w", manager.create(g, new Shape(1, 3)), "b", manager.create(new float[] {g[0]})),
                        name -> 0.1);
            assertArrayEquals(decay == 0 ? ADAM : ADAM_DECAY, weight.toFloatArray(), 1e-6f);
            assertArrayEquals(new float[] {BIAS}, bias.toFloatArray(), 1e-6f, "biases do not decay");
        }
    }

    @Test
    void thousandStepsLeaveNoArraysBehind() {
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray weight = manager.create(new float[] {1, 2});
            final Adam adam = new Adam(manager, 0.1, true, Optimisation.Epsilon.DEFAULT);
            for (int i = 0; i < 1000; i++)
                try (NDManager step = manager.newSubManager()) {
                    adam.step(Map.of("w", weight), Map.of("w", step.create(new float[] {1, 1})), name -> 1e-3);
                }
            assertEquals(3, manager.getManagedArrays().size(), "the weight and its two moments");
        }
    }

    @Test
    void theCosineRisesAndFalls() {
        final Schedule cosine = Schedule.cosine(0.1);
        assertEquals(1, cosine.factor(0.1), 1e-9);
        assertEquals(0.505, cosine.factor(0.55), 1e-9);
        assertEquals(0.01, cosine.factor(1), 1e-9);
        assertEquals(0.5, cosine.factor(0.05), 0.01);
    }
}
