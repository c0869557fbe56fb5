package io.github.explicell.train;

import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.LayerNorm;
import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Discriminative learning rates: how much of the stage's rate each part of a network gets. A network's blocks are the
 * modules up to the first numbered name in a path ({@code layer1}, {@code features.3}, {@code features.denseblock2},
 * {@code blocks.0}); norms with a name of their own belong to the block before them. Head, attention and metadata branch
 * are one block together, the last.
 *
 * @param decay what the rate is multiplied by from each block to the one before it, above 0 and at most 1; 1: all alike
 * @param blocks node or module name to a factor above 0 of all in it, in place of the decay's; the longest name counts
 */
public record LayerRates(double decay, Map<String, Double> blocks) {

    /** All learn at the same rate. */
    public static final LayerRates NONE = new LayerRates(1, Map.of());

    private static final Set<String> NEW = Set.of("head", "attention", "metadata", "projection");

    /**
     * @param decay what the rate is multiplied by from each block to the one before it, above 0 and at most 1; 1: all
     *     alike
     * @param blocks node or module name to a factor above 0 of all in it, in place of the decay's; the longest name
     *     counts
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public LayerRates {
        if (!(decay > 0 && decay <= 1))
            throw new IllegalArgumentException("the decay from block to block must be above 0 to 1, not " + decay);
        blocks.forEach((name, factor) -> {
            if (!(factor > 0) || Double.isInfinite(factor))
                throw new IllegalArgumentException(
                        "the factor of the learning rate of " + name + " must be above 0, not " + factor);
        });
        blocks = Map.copyOf(blocks);
    }

    /**
     * @param network any
     * @return parameter name to the factor of its learning rate
     * @throws IllegalArgumentException if the network has no block of a given name
     */
    Map<String, Double> factors(final Network network) {
        blocks.keySet().forEach(network::node);
        final Map<String, Integer> depth = depths(network);
        final int last =
                depth.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        final Map<String, Double> factors = new LinkedHashMap<>();
        depth.forEach((name, block) -> factors.put(name, Math.pow(decay, last - block)));
        blocks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.length() - b.length()))
                .forEach(given -> factors.replaceAll(
                        (name, factor) -> name.startsWith(given.getKey() + ".") ? given.getValue() : factor));
        return factors;
    }

    /** Parameter name to the number of its block, from 0. */
    private static Map<String, Integer> depths(final Network network) {
        final Map<String, Integer> numbers = new LinkedHashMap<>();
        final Map<String, Integer> depth = new LinkedHashMap<>();
        int current = 0;
        for (final Node node : network.nodes()) {
            final List<Parameter> parameters = network.parameters(node);
            if (parameters.isEmpty()) continue;
            final String block = block(node.path());
            final boolean norm = node.operation() instanceof BatchNorm || node.operation() instanceof LayerNorm;
            if (numbers.containsKey(block)) current = numbers.get(block);
            else if (!norm || numbers.isEmpty()) {
                current = numbers.size();
                numbers.put(block, current);
            }
            final int number = current;
            parameters.forEach(p -> depth.putIfAbsent(p.name(), number));
        }
        return depth;
    }

    private static String block(final String path) {
        final String[] words = path.split("\\.");
        if (NEW.contains(words[0])) return "head";
        final StringBuilder block = new StringBuilder();
        for (final String word : words) {
            block.append(block.isEmpty() ? "" : ".").append(word);
            if (Character.isDigit(word.charAt(word.length() - 1))) return block.toString();
        }
        return words[0];
    }
}
