package io.github.explicell.network;

import java.util.List;

/**
 * Moves a map's channels behind its rows and columns, or back. It is a view:
 * nothing is copied.
 *
 * @param channelsLast C x H x W to H x W x C; else H x W x C to C x H x W
 */
public record Permute(boolean channelsLast) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape s = Operation.map(inputs);
        return channelsLast ? Shape.of(s.get(1), s.get(2), s.get(0)) : Shape.of(s.get(2), s.get(0), s.get(1));
    }

    @Override
    public String code(final Call call) {
        return "torch.permute(" + call.input() + ", " + (channelsLast ? "[0, 2, 3, 1]" : "[0, 3, 1, 2]") + ")";
    }

    @Override
    public String describe() {
        return channelsLast ? "channels last" : "channels first";
    }
}
