package io.github.explicell.network;

import java.util.List;

/** The sum of two tensors of one shape: the join of a residual block. */
public record Add() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 2);
        if (!inputs.get(0).equals(inputs.get(1)))
            throw new IllegalArgumentException("cannot add " + inputs.get(0) + " and " + inputs.get(1));
        return inputs.get(0);
    }

    @Override
    public String code(final Call call) {
        return "torch.add" + call.suffix() + "(" + call.inputs().get(0) + ", "
                + call.inputs().get(1) + ")";
    }

    @Override
    public String describe() {
        return "add";
    }
}
