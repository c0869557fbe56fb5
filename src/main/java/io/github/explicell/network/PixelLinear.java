package io.github.explicell.network;

import java.util.List;

/**
 * The same fully connected layer, with bias, at each pixel of a map whose
 * channels are last: H x W x C to H x W x outputs. Torch calls it
 * {@code Linear}, and so are its parameters shaped.
 *
 * @param outputs channels of the output
 */
public record PixelLinear(int outputs) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        return Shape.of(map.get(0), map.get(1), outputs);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return List.of(
                new Parameter(path + ".weight", Shape.of(outputs, inputs.get(0).get(2)), Parameter.Role.WEIGHT),
                new Parameter(path + ".bias", Shape.of(outputs), Parameter.Role.BIAS));
    }

    @Override
    public String code(final Call call) {
        return "torch.linear(" + call.input() + ", " + String.join(", ", call.weights()) + ")";
    }

    @Override
    public String describe() {
        return "linear at each pixel";
    }
}
