package io.github.explicell.network;

import java.util.List;

/**
 * Zeros around a map, as a step of its own (where an architecture pads before a
 * pool, or by different amounts on opposite sides).
 *
 * @param top rows
 * @param left columns
 * @param bottom rows
 * @param right columns
 */
public record Pad(int top, int left, int bottom, int right) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        return Shape.of(map.channels(), map.height() + top + bottom, map.width() + left + right);
    }

    @Override
    public String code(final Call call) {
        return "torch.constant_pad_nd(" + call.input() + ", [" + left + ", " + right + ", " + top + ", " + bottom
                + "], 0.)";
    }

    @Override
    public String describe() {
        return "pad " + top + ", " + left + ", " + bottom + ", " + right;
    }
}
