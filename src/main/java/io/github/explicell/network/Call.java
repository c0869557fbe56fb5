package io.github.explicell.network;

import java.util.List;

/**
 * How one node stands in the TorchScript text: what an {@link Operation} needs
 * to write itself.
 *
 * @param inputs variables that hold the inputs, in order
 * @param inputShapes their shapes without the batch dimension
 * @param weights expressions of the parameters, in order
 * @param training whether batch norm uses the batch's statistics and dropout
 *          drops
 * @param inPlace whether the first input may be overwritten
 */
public record Call(
        List<String> inputs, List<Shape> inputShapes, List<String> weights, boolean training, boolean inPlace) {

    /** @return the variable of the first input */
    public String input() {
        return inputs.get(0);
    }

    /** @return TorchScript's name of the training flag */
    public String trainingFlag() {
        return training ? "True" : "False";
    }

    /** @return {@code "_"} where the first input may be overwritten, else "" */
    public String suffix() {
        return inPlace ? "_" : "";
    }
}
