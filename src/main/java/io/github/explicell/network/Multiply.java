package io.github.explicell.network;

import java.util.List;

/**
 * The product of two tensors; a C x 1 x 1 factor is repeated over the map, as in squeeze-and-excitation, a 1 x H x W
 * factor over the channels, as in soft attention.
 */
public record Multiply() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 2);
        final Shape a = inputs.get(0);
        final Shape b = inputs.get(1);
        if (a.equals(b) || repeats(b, a)) return a;
        if (repeats(a, b)) return b;
        throw new IllegalArgumentException("cannot multiply " + a + " and " + b);
    }

    private static boolean repeats(final Shape factor, final Shape map) {
        return factor.rank() == 3
                && map.rank() == 3
                && (factor.equals(Shape.of(map.channels(), 1, 1))
                        || factor.equals(Shape.of(1, map.height(), map.width())));
    }

    @Override
    public String code(final Call call) {
        return "torch.mul(" + call.inputs().get(0) + ", " + call.inputs().get(1) + ")";
    }

    @Override
    public String describe() {
        return "multiply";
    }
}
