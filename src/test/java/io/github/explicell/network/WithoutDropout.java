package io.github.explicell.network;

/** Networks that do the same in each step of training. */
public final class WithoutDropout {

    private WithoutDropout() {}

    /** @return the network with all probabilities of dropout and stochastic depth 0 */
    public static Network of(final Network network) {
        return new Network(
                network.name(),
                network.nodes().stream().map(WithoutDropout::of).toList(),
                network.outputs(),
                network.tap(),
                network.frozen());
    }

    private static Node of(final Node node) {
        if (node.operation() instanceof Dropout) return node.with(new Dropout(0));
        return node.operation() instanceof StochasticDepth ? node.with(new StochasticDepth(0)) : node;
    }
}
