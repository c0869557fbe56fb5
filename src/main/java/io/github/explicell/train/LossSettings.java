package io.github.explicell.train;

import io.github.explicell.model.CostMatrix;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.CrossEntropy;
import io.github.explicell.train.loss.ExpectedCost;
import io.github.explicell.train.loss.Focal;
import io.github.explicell.train.loss.Loss;
import io.github.explicell.train.loss.LossKind;
import java.util.List;
import java.util.Map;

/**
 * What a classifier's training makes small, and how its decisions are made.
 *
 * @param kind a loss on logits
 * @param balanced whether each class gets the weight N / (C N_c) of the training part
 * @param division by what the weighted sum is divided
 * @param labelSmoothing cross-entropy's, 0 to below 1
 * @param gamma the focal loss's, at least 0
 * @param costs what mistakes cost, or null
 * @param decision how the trained model decides
 */
public record LossSettings(
        LossKind kind,
        boolean balanced,
        ClassWeights.Division division,
        double labelSmoothing,
        double gamma,
        CostTable costs,
        Decision decision)
        implements Objective {

    /** How a model makes a decision of its probabilities. */
    public enum Decision {
        /** For the most probable class. */
        MOST_PROBABLE,
        /** For the class whose choice costs least on average. */
        LEAST_COST
    }

    /** The gamma of the focal loss's authors. */
    public static final double GAMMA = 2;

    /** Cross-entropy with equal weights. */
    public static final LossSettings CROSS_ENTROPY = new LossSettings(
            LossKind.CROSS_ENTROPY, false, ClassWeights.Division.N, 0, GAMMA, null, Decision.MOST_PROBABLE);

    /**
     * @param kind a loss on logits
     * @param balanced whether each class gets the weight N / (C N_c) of the training part
     * @param division by what the weighted sum is divided
     * @param labelSmoothing cross-entropy's, 0 to below 1
     * @param gamma the focal loss's, at least 0
     * @param costs what mistakes cost, or null
     * @param decision how the trained model decides
     * @throws IllegalArgumentException naming the setting that is wrong or missing
     */
    public LossSettings {
        if (kind.isContrastive())
            throw new IllegalArgumentException("the loss " + kind
                    + " is for embeddings; a classifier is trained with cross-entropy, focal or cost-matrix");
        if (kind == LossKind.COST_MATRIX && costs == null)
            throw new IllegalArgumentException("the loss cost-matrix needs a cost matrix");
        if (decision == Decision.LEAST_COST && costs == null)
            throw new IllegalArgumentException("decisions of least cost need a cost matrix");
        if (labelSmoothing != 0 && kind != LossKind.CROSS_ENTROPY)
            throw new IllegalArgumentException("label smoothing is cross-entropy's, not that of the loss " + kind);
        new CrossEntropy(ClassWeights.EQUAL, labelSmoothing);
        new Focal(gamma, ClassWeights.EQUAL);
    }

    @Override
    public Loss loss(final List<String> classes, final Map<String, Integer> training) {
        final ClassWeights weights = weights(classes, training);
        return switch (kind) {
            case FOCAL -> new Focal(gamma, weights);
            case COST_MATRIX -> new ExpectedCost(costs.matrix(classes), weights);
            default -> new CrossEntropy(weights, labelSmoothing);
        };
    }

    /**
     * @param classes in the order of the logits
     * @param training samples of each class in the training part
     * @return the weight of each class
     */
    ClassWeights weights(final List<String> classes, final Map<String, Integer> training) {
        if (!balanced) return ClassWeights.EQUAL;
        return ClassWeights.balanced(classes.stream().mapToInt(training::get).toArray(), division);
    }

    /**
     * @param classes in the order of the logits
     * @return what the model decides by, or null for the most probable class
     */
    CostMatrix decisionCosts(final List<String> classes) {
        return decision == Decision.LEAST_COST ? costs.matrix(classes) : null;
    }

    @Override
    public String words() {
        final StringBuilder words = new StringBuilder(kind.toString());
        if (kind == LossKind.FOCAL) words.append(" with gamma ").append(gamma);
        if (labelSmoothing > 0) words.append(" with label smoothing ").append(labelSmoothing);
        if (balanced)
            words.append(", balanced class weights, divided by ")
                    .append(division == ClassWeights.Division.N ? "the number of samples" : "the sum of weights");
        return words.toString();
    }

    @Override
    public boolean isMean() {
        return !balanced || division == ClassWeights.Division.N;
    }
}
