package io.github.explicell.network;

import java.util.List;
import java.util.Locale;

/**
 * A function applied to each element.
 *
 * @param function which
 */
public record Activation(Function function) implements Operation {

    /** The functions, by torch's names. */
    public enum Function {

        /** max(0, x) */
        RELU,
        /** min(max(0, x), 6) */
        RELU6,
        /** x * relu6(x + 3) / 6 (Howard et al. 2019) */
        HARDSWISH,
        /** relu6(x + 3) / 6 */
        HARDSIGMOID,
        /** 1 / (1 + exp(-x)) */
        SIGMOID,
        /** x * sigmoid(x), also called swish */
        SILU,
        /** x times the normal distribution function of x (Hendrycks and Gimpel 2016) */
        GELU
    }

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public String code(final Call call) {
        final String x = call.input();
        final String s = call.suffix();
        return switch (function) {
            case RELU -> "torch.relu" + s + "(" + x + ")";
            case RELU6 -> "torch.hardtanh" + s + "(" + x + ", 0., 6.)";
            case HARDSWISH -> "torch.hardswish" + s + "(" + x + ")";
            case HARDSIGMOID -> "torch.hardsigmoid" + s + "(" + x + ")";
            case SIGMOID -> "torch.sigmoid" + s + "(" + x + ")";
            case SILU -> "torch.silu" + s + "(" + x + ")";
            case GELU -> "torch.gelu(" + x + ")";
        };
    }

    @Override
    public String describe() {
        return function.name().toLowerCase(Locale.ROOT);
    }
}
