package io.github.explicell.network;

import java.util.List;

/** The sum of all channels of a map: C x H x W to 1 x H x W. */
public record ChannelSum() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        return Shape.of(1, map.height(), map.width());
    }

    @Override
    public String code(final Call call) {
        return "torch.sum(" + call.input() + ", [1], True)";
    }

    @Override
    public String describe() {
        return "sum of channels";
    }
}
