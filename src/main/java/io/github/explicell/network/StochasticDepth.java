package io.github.explicell.network;

import java.util.List;

/**
 * In training, zeroes an image's whole map with a probability and scales the
 * others up, so that this image skips the block (Huang et al. 2016, as
 * torchvision's {@code StochasticDepth} in mode {@code row}); else passes it on.
 *
 * @param probability 0..1
 */
public record StochasticDepth(double probability) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Operation.map(inputs);
    }

    @Override
    public String code(final Call call) {
        final String x = call.input();
        if (!call.training()) return x;
        final String each = "torch.new_ones(" + x + ", [torch.size(" + x + ", 0), 1, 1, 1])";
        return "torch.mul(" + x + ", torch.dropout(" + each + ", " + probability + ", True))";
    }

    @Override
    public String describe() {
        return "stochastic depth " + probability;
    }
}
