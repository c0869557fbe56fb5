package io.github.explicell.model;

import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How weights fit a network, by parameter name.
 *
 * @param missing parameters without weights
 * @param unexpected weights that no parameter takes (counters such as
 *          {@code num_batches_tracked} are not counted)
 * @param wronglyShaped parameters whose weights have another shape, with both
 *          shapes
 */
public record WeightsReport(List<String> missing, List<String> unexpected, List<String> wronglyShaped) {

    /**
     * Compares names and shapes.
     *
     * @param network wants parameters
     * @param weights has some
     * @return what does not fit
     */
    public static WeightsReport of(final Network network, final Weights weights) {
        final List<String> missing = new ArrayList<>();
        final List<String> wrong = new ArrayList<>();
        final Set<String> unexpected = new LinkedHashSet<>(weights.names());
        unexpected.removeIf(n -> n.endsWith("num_batches_tracked"));
        for (final Parameter p : network.parameters()) {
            unexpected.remove(p.name());
            if (!weights.names().contains(p.name())) {
                missing.add(p.name());
                continue;
            }
            final Shape shape = weights.shape(p.name());
            if (!shape.equals(p.shape())) wrong.add(p.name() + " (" + shape + " instead of " + p.shape() + ")");
        }
        return new WeightsReport(missing, List.copyOf(unexpected), wrong);
    }

    /**
     * @param parameters names of parameters whose weights do not matter
     * @return the same without them
     */
    WeightsReport without(final Set<String> parameters) {
        return new WeightsReport(
                missing.stream().filter(n -> !parameters.contains(n)).toList(),
                unexpected.stream().filter(n -> !parameters.contains(n)).toList(),
                wronglyShaped.stream()
                        .filter(text -> !parameters.contains(text.substring(0, text.indexOf(" ("))))
                        .toList());
    }

    /** @return whether every parameter has its weights and nothing is left over */
    public boolean isExact() {
        return missing.isEmpty() && unexpected.isEmpty() && wronglyShaped.isEmpty();
    }

    /** @return one sentence, such as {@code 2 missing (fc.weight, fc.bias)} */
    @Override
    public String toString() {
        if (isExact()) return "all weights fit";
        return Stream.of(
                        part("missing", missing), part("unexpected", unexpected), part("wrongly shaped", wronglyShaped))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String part(final String what, final List<String> names) {
        if (names.isEmpty()) return "";
        final String first = names.stream().limit(5).collect(Collectors.joining(", "));
        return names.size() + " " + what + " (" + first + (names.size() > 5 ? ", ..." : "") + ")";
    }
}
