package io.github.explicell.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds each batch norm (with its running statistics) into the convolution
 * before it: one operation in place of two, the same values but for rounding. A
 * convolution whose own output somebody asked for, or that others read too,
 * keeps its batch norm.
 */
public final class BatchNormFolding {

    private record Pair(Node convolution, Node norm) {}

    private final Network folded;
    private final Map<String, Pair> byParameter = new HashMap<>();

    /**
     * @param network any network, used for inference
     * @param keep nodes or modules whose outputs are wanted
     */
    public BatchNormFolding(final Network network, final Collection<String> keep) {
        final Set<String> barriers = new HashSet<>(network.outputs().values());
        keep.forEach(k -> barriers.add(network.node(k).name()));
        final Map<String, Pair> byNorm = new HashMap<>();
        final Set<String> gone = new HashSet<>();
        final Map<String, List<String>> readers = network.consumers();
        for (final Node norm : network.nodes()) {
            if (!(norm.operation() instanceof BatchNorm)) continue;
            final Node before = network.node(norm.inputs().get(0));
            if (!(before.operation() instanceof Convolution)
                    || barriers.contains(before.name())
                    || readers.get(before.name()).size() > 1) continue;
            byNorm.put(norm.name(), new Pair(before, norm));
            gone.add(before.name());
        }
        final List<Node> nodes = new ArrayList<>();
        for (final Node node : network.nodes()) {
            if (gone.contains(node.name())) continue;
            final Pair pair = byNorm.get(node.name());
            nodes.add(pair == null ? node : join(pair));
        }
        final String tap = gone.contains(network.tap()) ? null : network.tap();
        final Set<String> frozen = new HashSet<>(network.frozen());
        frozen.removeAll(gone);
        folded = new Network(network.name(), nodes, network.outputs(), tap, frozen);
    }

    private Node join(final Pair pair) {
        final Convolution c = (Convolution) pair.convolution().operation();
        final String path = pair.convolution().path();
        byParameter.put(path + ".weight", pair);
        byParameter.put(path + ".bias", pair);
        return new Node(
                pair.norm().name(),
                path,
                new Convolution(c.channels(), c.window(), c.groups(), true),
                pair.convolution().inputs());
    }

    /** @return the network without the batch norms that could be folded */
    public Network network() {
        return folded;
    }

    /**
     * Folds the numbers.
     *
     * @param weights of the original network
     * @return weights of {@link #network()}, computed as they are asked for
     */
    public Weights fold(final Weights weights) {
        final Set<String> names = new HashSet<>();
        folded.parameters().forEach(p -> names.add(p.name()));
        return new Weights() {

            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Tensor get(final String name) {
                final Pair pair = byParameter.get(name);
                if (pair == null) return weights.get(name);
                return name.endsWith(".bias") ? bias(pair, weights) : kernel(pair, weights);
            }
        };
    }

    /** weight * scale / sqrt(variance + epsilon), for each output channel */
    private static Tensor kernel(final Pair pair, final Weights weights) {
        final Tensor kernel = weights.get(pair.convolution().path() + ".weight");
        final double[] factors = factors(pair, weights);
        final int each = kernel.values().length / factors.length;
        final float[] out = new float[kernel.values().length];
        for (int i = 0; i < out.length; i++) out[i] = (float) (kernel.values()[i] * factors[i / each]);
        return new Tensor(kernel.shape(), out);
    }

    /** shift + (bias - mean) * scale / sqrt(variance + epsilon) */
    private static Tensor bias(final Pair pair, final Weights weights) {
        final String norm = pair.norm().path();
        final double[] factors = factors(pair, weights);
        final float[] shift = weights.get(norm + ".bias").values();
        final float[] mean = weights.get(norm + ".running_mean").values();
        final boolean biased = ((Convolution) pair.convolution().operation()).bias();
        final float[] bias =
                biased ? weights.get(pair.convolution().path() + ".bias").values() : new float[mean.length];
        final float[] out = new float[mean.length];
        for (int i = 0; i < out.length; i++) out[i] = (float) (shift[i] + ((double) bias[i] - mean[i]) * factors[i]);
        return new Tensor(Shape.of(out.length), out);
    }

    private static double[] factors(final Pair pair, final Weights weights) {
        final String norm = pair.norm().path();
        final double epsilon = ((BatchNorm) pair.norm().operation()).epsilon();
        final float[] scale = weights.get(norm + ".weight").values();
        final float[] variance = weights.get(norm + ".running_var").values();
        final double[] factors = new double[scale.length];
        for (int i = 0; i < factors.length; i++) factors[i] = scale[i] / Math.sqrt(variance[i] + epsilon);
        return factors;
    }
}
