package io.github.explicell.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer: y = W x + b.
 *
 * @param outputs length of y
 * @param bias whether b is there
 */
public record Linear(int outputs, boolean bias) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        if (inputs.get(0).rank() != 1)
            throw new IllegalArgumentException("needs a vector but its input is " + inputs.get(0) + "; flatten it");
        return Shape.of(outputs);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        final List<Parameter> list = new ArrayList<>();
        list.add(new Parameter(path + ".weight", Shape.of(outputs, inputs.get(0).channels()), Parameter.Role.WEIGHT));
        if (bias) list.add(new Parameter(path + ".bias", Shape.of(outputs), Parameter.Role.BIAS));
        return list;
    }

    @Override
    public String code(final Call call) {
        return "torch.linear(" + call.input() + ", " + call.weights().get(0) + ", "
                + (bias ? call.weights().get(1) : "None") + ")";
    }

    @Override
    public String describe() {
        return "linear";
    }
}
