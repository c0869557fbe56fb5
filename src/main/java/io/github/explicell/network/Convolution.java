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

    int groups(final Shape input) {
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
        return "torch.conv2d(" + input(call) + ", " + call.weights().get(0) + ", " + bias(call) + ", " + stride() + ", "
                + padding(map) + ", " + dilation() + ", " + groups(map) + ")";
    }

    /** @return expression of the map, with zeros around it where torch's own padding cannot add them */
    String input(final Call call) {
        final Shape map = call.inputShapes().get(0);
        return window.isSymmetric(map) ? call.input() : window.padded(call.input(), map);
    }

    /** @return shape of {@link #input} */
    Shape paddedInput(final Shape map) {
        if (window.isSymmetric(map)) return map;
        final int[] v = window.verticalPadding(map);
        final int[] h = window.horizontalPadding(map);
        return Shape.of(map.channels(), map.height() + v[0] + v[1], map.width() + h[0] + h[1]);
    }

    /** @return expression of the bias, or None */
    String bias(final Call call) {
        return bias ? call.weights().get(1) : "None";
    }

    /** @return rows and columns of zeros that torch adds to {@link #input} on each side */
    String padding(final Shape map) {
        return window.isSymmetric(map)
                ? pair(window.verticalPadding(map)[0], window.horizontalPadding(map)[0])
                : pair(0, 0);
    }

    /** @return the step, twice */
    String stride() {
        return pair(window.stride(), window.stride());
    }

    /** @return the distance between taps, twice */
    String dilation() {
        return pair(window.dilation(), window.dilation());
    }

    private static String pair(final int first, final int second) {
        return "[" + first + ", " + second + "]";
    }

    @Override
    public String describe() {
        return (groups == 0 ? "depthwise " : "") + "convolution " + window.describe()
                + (groups > 1 ? " in " + groups + " groups" : "");
    }
}
