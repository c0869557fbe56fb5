package io.github.explicell.network;

import java.util.List;

/**
 * A named input of the network: {@code image}, {@code metadata}.
 *
 * @param shape its shape without the batch dimension
 */
public record Input(Shape shape) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 0);
        return shape;
    }

    @Override
    public String code(final Call call) {
        throw new IllegalStateException("an input is an argument, not code");
    }

    @Override
    public String describe() {
        return "input";
    }
}
