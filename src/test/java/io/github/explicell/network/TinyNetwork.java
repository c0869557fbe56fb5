package io.github.explicell.network;

/** A small network with a residual join, for tests. */
public final class TinyNetwork {

    private TinyNetwork() {}

    /**
     * conv1, bn1, relu, conv2, bn2, add, relu_1, pool, flatten, dropout, fc
     *
     * @param size of the image
     * @return a network with 4 channels and 3 classes
     */
    public static Network of(final int size) {
        final NetworkBuilder b = new NetworkBuilder("tiny");
        final Activation relu = new Activation(Activation.Function.RELU);
        final BatchNorm norm = new BatchNorm(1e-3, 0.1);
        String x = b.input(Network.IMAGE, Shape.of(3, size, size));
        x = b.add("conv1", new Convolution(4, Window.square(3, 2, Padding.SAME), 1, false), x);
        x = b.add("bn1", norm, x);
        final String shortcut = b.add("relu", relu, x);
        x = b.add("block.conv2", new Convolution(4, Window.square(3, 1, Padding.of(1)), 0, true), shortcut);
        x = b.add("block.bn2", norm, x);
        x = b.add("block.add", new Add(), x, shortcut);
        x = b.add("block.relu_1", relu, x);
        b.tap(x);
        x = b.add("pool", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = b.add("flatten", new Flatten(), x);
        b.output("embedding", x);
        x = b.add("dropout", new Dropout(0.5), x);
        x = b.add("fc", new Linear(3, true), x);
        return b.output(Network.LOGITS, x).build();
    }
}
