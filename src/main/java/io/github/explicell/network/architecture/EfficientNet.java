package io.github.explicell.network.architecture;

import static io.github.explicell.network.Activation.Function.SIGMOID;
import static io.github.explicell.network.Activation.Function.SILU;

import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Network;
import java.util.Arrays;

/**
 * EfficientNet (Tan and Le 2019, "EfficientNet: Rethinking Model Scaling for
 * Convolutional Neural Networks"), with torchvision's names.
 */
public final class EfficientNet {

    /** Expansion, kernel, first stride, channels and blocks of each stage. */
    private static final int[][] B0 = {
        {1, 3, 1, 16, 1},
        {6, 3, 2, 24, 2},
        {6, 5, 2, 40, 2},
        {6, 3, 2, 80, 3},
        {6, 5, 1, 112, 3},
        {6, 5, 2, 192, 4},
        {6, 3, 1, 320, 1}
    };
    /** Probability of skipping a block in training rises evenly from 0 to just below this. */
    private static final double SKIP = 0.2;

    private EfficientNet() {}

    /**
     * As torchvision's {@code efficientnet_b0}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the last feature map after SiLU, 1280
     *         channels, size / 32 rounded up
     */
    public static Network b0(final int size, final int classes) {
        final Layers layers = new Layers("efficientnet_b0", new BatchNorm(1e-5, 0.1), false);
        String x = layers.active(
                Layers.Names.torchvision("features.0"), layers.convolution(32, 3, 2), SILU, layers.image(size));
        final double blocks = Arrays.stream(B0).mapToInt(s -> s[4]).sum();
        int channels = 32;
        int count = 0;
        for (int s = 0; s < B0.length; s++) {
            for (int i = 0; i < B0[s][4]; i++) {
                final InvertedResidual block = block(B0[s], channels, i == 0, SKIP * count++ / blocks);
                final String path = "features." + (s + 1) + "." + i;
                x = block.append(layers, InvertedResidual.Names.torchvision(path, block), x);
                channels = block.outputs();
            }
        }
        x = layers.active(Layers.Names.torchvision("features.8"), layers.convolution(1280, 1, 1), SILU, x);
        layers.builder().tap(x);
        x = layers.meanVector("avgpool", "flatten", x);
        x = layers.builder().add("classifier.0", new Dropout(0.2), x);
        return layers.classifier("classifier.1", classes, x);
    }

    private static InvertedResidual block(
            final int[] stage, final int channels, final boolean first, final double skip) {
        final SqueezeExcitation squeeze = new SqueezeExcitation(channels / 4, SILU, SIGMOID);
        return new InvertedResidual(
                channels, stage[0] * channels, stage[3], stage[1], first ? stage[2] : 1, squeeze, SILU, skip);
    }
}
