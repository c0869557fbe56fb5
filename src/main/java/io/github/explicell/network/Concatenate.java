package io.github.explicell.network;

import java.util.List;

/** Channels of several maps, or elements of several vectors, in one. */
public record Concatenate() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        if (inputs.isEmpty()) throw new IllegalArgumentException("needs at least one input");
        final Shape first = inputs.get(0);
        int channels = 0;
        for (final Shape s : inputs) {
            if (s.rank() != first.rank()
                    || !s.dimensions()
                            .subList(1, s.rank())
                            .equals(first.dimensions().subList(1, first.rank())))
                throw new IllegalArgumentException("cannot join " + first + " and " + s + " along the channels");
            channels += s.channels();
        }
        return first.rank() == 1 ? Shape.of(channels) : Shape.of(channels, first.height(), first.width());
    }

    @Override
    public String code(final Call call) {
        return "torch.cat([" + String.join(", ", call.inputs()) + "], 1)";
    }

    @Override
    public String describe() {
        return "concatenate";
    }
}
