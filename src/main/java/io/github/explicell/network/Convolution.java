package io.github.explicell.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A 2-D convolution (cross-correlation, as torch's {@code conv2d}).
 *
 * @param channels channels of the output
 * @param window kernel, stride, padding, dilation
 * @param groups groups of channels that do not see each other; 0 for as many as
 *          there are input channels (depthwise)
 * @param bias whether a bias is added
 */
public record Convolution(int channels, Window window, int groups, boolean bias) implements Operation {

    private int groups(final Shape input) {
        return groups == 0 ? input.channels() : groups;
    }

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        final int g = groups(map);
        if (map.channels() % g != 0 || channels % g != 0)
            throw new IllegalArgumentException(
                    map.channels() + " input and " + channels + " output channels do not divide into " + g + " groups");
        return window.outputShape(map, channels, false);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        final Shape map = inputs.get(0);
        final List<Parameter> list = new ArrayList<>();
        list.add(new Parameter(
                path + ".weight",
                Shape.of(channels, map.channels() / groups(map), window.kernelHeight(), window.kernelWidth()),
                Parameter.Role.WEIGHT));
        if (bias) list.add(new Parameter(path + ".bias", Shape.of(channels), Parameter.Role.BIAS));
        return list;
    }

    @Override
    public String code(final Call call) {
        final Shape map = call.inputShapes().get(0);
        String input = call.input();
        String padding = "[0, 0]";
        if (window.isSymmetric(map))
            padding = "[" + window.verticalPadding(map)[0] + ", " + window.horizontalPadding(map)[0] + "]";
        else input = window.padded(input, map);
        final int s = window.stride();
        final int d = window.dilation();
        return "torch.conv2d(" + input + ", " + call.weights().get(0) + ", "
                + (bias ? call.weights().get(1) : "None") + ", [" + s + ", " + s + "], " + padding + ", [" + d + ", "
                + d + "], " + groups(map) + ")";
    }

    @Override
    public String describe() {
        return (groups == 0 ? "depthwise " : "") + "convolution " + window.describe()
                + (groups > 1 ? " in " + groups + " groups" : "");
    }
}
