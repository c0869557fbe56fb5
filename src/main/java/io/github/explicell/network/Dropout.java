package io.github.explicell.network;

import java.util.List;

/**
 * In training, zeroes each element with a probability and scales the others up;
 * else passes them on.
 *
 * @param probability 0..1
 */
public record Dropout(double probability) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public String code(final Call call) {
        return call.training() ? "torch.dropout(" + call.input() + ", " + probability + ", True)" : call.input();
    }

    @Override
    public String describe() {
        return "dropout " + probability;
    }
}
