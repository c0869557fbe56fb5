package io.github.explicell.network;

import java.util.List;

/**
 * The mean in windows that are spread so that the output has a fixed size
 * whatever the map's, as torch's {@code adaptive_avg_pool2d}: C x H x W to C x
 * height x width.
 *
 * @param height rows of the output
 * @param width columns of the output
 */
public record AdaptiveAveragePool(int height, int width) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Shape.of(Operation.map(inputs).channels(), height, width);
    }

    @Override
    public String code(final Call call) {
        return "torch.adaptive_avg_pool2d(" + call.input() + ", [" + height + ", " + width + "])";
    }

    @Override
    public String describe() {
        return "average pool to " + height + "x" + width;
    }
}
