package io.github.explicell.train;

import io.github.explicell.train.loss.Loss;
import java.util.List;
import java.util.Map;

/** What a stage makes small: a loss with its settings. */
public sealed interface Objective permits LossSettings, ContrastiveSettings {

    /**
     * @param classes in the order of the logits
     * @param training samples of each class in the training part
     * @return the loss
     * @throws IllegalArgumentException if the settings do not fit the classes
     */
    Loss loss(List<String> classes, Map<String, Integer> training);

    /** @return whether the loss of a batch is the mean of what its samples give by themselves */
    boolean isMean();

    /** @return the loss and what it is set to, in words */
    String words();
}
