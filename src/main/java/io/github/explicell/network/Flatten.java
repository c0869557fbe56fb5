package io.github.explicell.network;

import java.util.List;

/** A map as one vector, channel by channel. */
public record Flatten() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return Shape.of(Math.toIntExact(inputs.get(0).size()));
    }

    @Override
    public String code(final Call call) {
        return "torch.flatten(" + call.input() + ", 1)";
    }

    @Override
    public String describe() {
        return "flatten";
    }
}
