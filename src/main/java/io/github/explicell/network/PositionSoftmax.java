package io.github.explicell.network;

import java.util.List;

/** Softmax over the positions of each channel of a map: every channel becomes a distribution that sums to 1. */
public record PositionSoftmax() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Operation.map(inputs);
    }

    @Override
    public String code(final Call call) {
        final Shape map = call.inputShapes().get(0);
        return "torch.reshape(torch.softmax(torch.flatten(" + call.input() + ", 2), 2), [-1, " + map.channels() + ", "
                + map.height() + ", " + map.width() + "])";
    }

    @Override
    public String describe() {
        return "softmax over positions";
    }
}
