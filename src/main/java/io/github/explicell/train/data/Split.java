package io.github.explicell.train.data;

import io.github.explicell.model.ModelDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Samples parted for training, validation and test. A group is never parted; classes are spread as evenly as the
 * groups allow.
 *
 * @param training what the network learns from
 * @param validation what the best epoch is chosen by
 * @param test what the reported figures come from; never read in training
 */
public record Split(List<Sample> training, List<Sample> validation, List<Sample> test) {

    /**
     * Keeps its own copies of the lists.
     *
     * @param training what the network learns from
     * @param validation what the best epoch is chosen by
     * @param test what the reported figures come from; never read in training
     */
    public Split {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * Parts a data set: groups in random order, the largest first, each to the part that lacks its classes most.
     *
     * @param data the samples
     * @param validation share of the samples, 0 to below 1
     * @param test share of the samples, 0 to below 1; together below 1
     * @param seed fixes the order
     * @return three parts
     * @throws IllegalArgumentException naming a class that has too few groups to be in training and validation
     */
    public static Split grouped(final DataSet data, final double validation, final double test, final long seed) {
        if (!(validation > 0) || !(test >= 0) || validation + test >= 1)
            throw new IllegalArgumentException("the shares for validation (" + validation + ") and test (" + test
                    + ") must be above 0 (test: or 0) and together below 1");
        final Map<String, List<Sample>> groups = new LinkedHashMap<>();
        data.samples().forEach(s -> groups.computeIfAbsent(s.group(), g -> new ArrayList<>())
                .add(s));
        final List<List<Sample>> order = new ArrayList<>(groups.values());
        Collections.shuffle(order, new Random(seed));
        order.sort((a, b) -> b.size() - a.size());
        final double[] shares = {1 - validation - test, validation, test};
        final List<String> classes = data.classes();
        final double[][] wanted = new double[3][classes.size()];
        DataSet.counts(data.samples()).forEach((label, count) -> {
            for (int part = 0; part < 3; part++) wanted[part][classes.indexOf(label)] = shares[part] * count;
        });
        final List<List<Sample>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (final List<Sample> group : order) {
            final int part = neediest(group, classes, wanted, shares);
            parts.get(part).addAll(group);
            group.forEach(s -> wanted[part][classes.indexOf(s.label())]--);
        }
        return new Split(parts.get(0), parts.get(1), parts.get(2)).checked(classes);
    }

    /**
     * Splits data as the training of a model did.
     *
     * @param data what the model was trained on
     * @param model trained by Explicell
     * @return the same three parts
     * @throws IllegalArgumentException if the model does not say how, or these are other data
     */
    public static Split recorded(final DataSet data, final ModelDescription model) {
        return SplitRecord.recorded(data, model);
    }

    /**
     * @param model trained by Explicell
     * @return how its data were split
     */
    public static SplitRule rule(final ModelDescription model) {
        return SplitRecord.rule(model.training().getAsJsonObject("settings"));
    }

    /**
     * @param part training, validation or test
     * @return the samples of a part
     */
    public List<Sample> part(final Part part) {
        return List.of(training, validation, test).get(part.ordinal());
    }

    /** @return the same with another test part */
    Split withTest(final List<Sample> other) {
        return new Split(training, validation, other);
    }

    /** The part that lacks the largest share of what the group brings. */
    private static int neediest(
            final List<Sample> group, final List<String> classes, final double[][] wanted, final double[] shares) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int part = 0; part < 3; part++) {
            if (shares[part] == 0) continue;
            double need = 0;
            for (final Sample s : group) need += wanted[part][classes.indexOf(s.label())];
            need /= shares[part];
            if (need > most) {
                most = need;
                best = part;
            }
        }
        return best;
    }

    /**
     * @param classes that a model shall tell apart
     * @return this
     * @throws IllegalArgumentException naming a class that cannot be learned or validated
     */
    Split checked(final List<String> classes) {
        if (classes.size() < 2)
            throw new IllegalArgumentException(
                    "there is only one class (" + String.join(", ", classes) + "); training needs at least two");
        for (final List<Sample> part : Arrays.asList(training, validation))
            for (final String label : classes)
                if (!DataSet.counts(part).containsKey(label))
                    throw new IllegalArgumentException("the class " + label
                            + " has too few samples or groups to be in both training and validation; add some, or leave"
                            + " the class out");
        return this;
    }
}
