package io.github.explicell.network;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Another number of channels of the image, with weights that were trained on
 * three. The rule is timm's ({@code adapt_input_conv}): for one channel, the
 * first convolution's kernels are summed over red, green and blue, so that a
 * grey image gives what the same image as RGB would; for N channels, they are
 * repeated (r, g, b, r, g, ...) and multiplied by 3 / N. Everything else stays.
 */
public final class InputChannels {

    private static final int RGB = 3;

    private final Network network;
    private final Set<String> kernels;

    /**
     * @param original a network whose image has three channels and is read by
     *          convolutions alone
     * @param channels of the new image, at least 1
     * @throws IllegalArgumentException if the network is another one
     */
    public InputChannels(final Network original, final int channels) {
        if (channels < 1) throw new IllegalArgumentException("an image needs at least 1 channel, not " + channels);
        final Shape image = original.shape(Network.IMAGE);
        if (image.channels() != RGB)
            throw new IllegalArgumentException(original.name() + " takes " + image.channels()
                    + " channels; only a network for 3 can be given another number");
        final List<Node> readers = original.nodes().stream()
                .filter(n -> n.inputs().contains(Network.IMAGE))
                .toList();
        for (final Node reader : readers)
            if (!(reader.operation() instanceof Convolution))
                throw new IllegalArgumentException("the image of " + original.name() + " is read by " + reader.name()
                        + ", which is no convolution, so its channels cannot be changed");
        this.kernels = readers.stream().map(n -> n.path() + ".weight").collect(Collectors.toSet());
        this.network = Surgery.withInput(original, Network.IMAGE, Shape.of(channels, image.height(), image.width()));
    }

    /** @return the network that takes the new image */
    public Network network() {
        return network;
    }

    /**
     * @param weights of the original network
     * @return weights of {@link #network()}, computed as they are asked for
     */
    public Weights weights(final Weights weights) {
        final int channels = network.shape(Network.IMAGE).channels();
        return new Weights() {

            @Override
            public Set<String> names() {
                return weights.names();
            }

            @Override
            public Tensor get(final String name) {
                final Tensor tensor = weights.get(name);
                return kernels.contains(name) && channels != RGB ? adapt(tensor, channels) : tensor;
            }
        };
    }

    private static Tensor adapt(final Tensor kernel, final int channels) {
        final Shape s = kernel.shape();
        final int area = s.get(2) * s.get(3);
        final float[] in = kernel.values();
        final float[] out = new float[s.get(0) * channels * area];
        for (int o = 0; o < s.get(0); o++)
            for (int c = 0; c < channels; c++)
                for (int i = 0; i < area; i++) {
                    final int from = o * RGB * area + i;
                    final double value = channels == 1
                            ? (double) in[from] + in[from + area] + in[from + 2 * area]
                            : in[from + c % RGB * area] * (double) RGB / channels;
                    out[(o * channels + c) * area + i] = (float) value;
                }
        return new Tensor(Shape.of(s.get(0), channels, s.get(2), s.get(3)), out);
    }
}
