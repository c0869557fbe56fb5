package io.github.explicell.network;

import java.util.List;

/**
 * A map without its first rows and columns.
 *
 * @param top rows left out
 * @param left columns left out
 */
public record Crop(int top, int left) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        return Shape.of(map.channels(), map.height() - top, map.width() - left);
    }

    @Override
    public String code(final Call call) {
        final Shape map = call.inputShapes().get(0);
        return "torch.slice(torch.slice(" + call.input() + ", 2, " + top + ", " + map.height() + "), 3, " + left + ", "
                + map.width() + ")";
    }

    @Override
    public String describe() {
        return "crop " + top + ", " + left;
    }
}
