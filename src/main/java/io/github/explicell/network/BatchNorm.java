package io.github.explicell.network;

import java.util.List;

/**
 * Batch normalisation over the channels of a map or vector (Ioffe and Szegedy
 * 2015), as torch's {@code batch_norm}: in training with the batch's
 * statistics, the running ones being updated in place; else with the running
 * ones.
 *
 * @param epsilon added to the variance
 * @param momentum share of the new batch in the running statistics
 */
public record BatchNorm(double epsilon, double momentum) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        final Shape c = Shape.of(inputs.get(0).channels());
        return List.of(
                new Parameter(path + ".weight", c, Parameter.Role.SCALE),
                new Parameter(path + ".bias", c, Parameter.Role.SHIFT),
                new Parameter(path + ".running_mean", c, Parameter.Role.RUNNING_MEAN),
                new Parameter(path + ".running_var", c, Parameter.Role.RUNNING_VARIANCE));
    }

    @Override
    public String code(final Call call) {
        return "torch.batch_norm(" + call.input() + ", " + String.join(", ", call.weights()) + ", "
                + call.trainingFlag() + ", " + momentum + ", " + epsilon + ", True)";
    }

    @Override
    public String describe() {
        return "batch norm";
    }
}
