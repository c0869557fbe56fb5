package io.github.explicell.network;

import java.util.Map;

/**
 * A network so small that explanations can be computed by hand: the image's first two channels after ReLU are its
 * feature maps, whose means a linear layer weighs.
 */
public final class OpenNetwork {

    /** Each class's weight of each feature map. */
    public static final float[][] CLASSES = {{1, 0.5f}, {-2, 3}};

    private OpenNetwork() {}

    /**
     * mix (takes channels 0 and 1), relu (the tap), pool, flatten, fc
     *
     * @param height of the image
     * @param width of the image
     * @return a network with 2 channels and 2 classes
     */
    public static Network of(final int height, final int width) {
        final NetworkBuilder b = new NetworkBuilder("open");
        String x = b.input(Network.IMAGE, Shape.of(3, height, width));
        x = b.add("mix", new Convolution(2, Window.square(1, 1, Padding.of(0)), 1, false), x);
        x = b.add("relu", new Activation(Activation.Function.RELU), x);
        b.tap(x);
        x = b.add("pool", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = b.add("flatten", new Flatten(), x);
        x = b.add("fc", new Linear(2, false), x);
        return b.output(Network.LOGITS, x).output("attention", "mix").build();
    }

    /** @return its weights */
    public static Weights weights() {
        return Weights.of(Map.of(
                "mix.weight", new Tensor(Shape.of(2, 3, 1, 1), new float[] {1, 0, 0, 0, 1, 0}),
                "fc.weight",
                        new Tensor(
                                Shape.of(2, 2),
                                new float[] {CLASSES[0][0], CLASSES[0][1], CLASSES[1][0], CLASSES[1][1]})));
    }
}
