package io.github.explicell.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.network.BatchNormFolding;
import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.NodeWork;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each node takes where a network is computed as {@link Session} computes it on a processor: the same text, with
 * a look at the clock behind each line.
 */
public final class NetworkProfile implements AutoCloseable {

    /** How a line ends that computes a node. */
    private static final String COMMENT = "  # ";

    private static final String INPUT = "layout of the input";
    private static final int WARM = 3;
    private static final double MILLION = 1e6;

    /**
     * What nodes of one kind take.
     *
     * @param kind a few words
     * @param nodes how many
     * @param milliseconds of all of them in one call, the medians of many
     * @param operations additions and multiplications of all of them in one call, 0 where they are not counted
     */
    public record Part(String kind, int nodes, double milliseconds, double operations) {

        private Part and(final Part other) {
            return new Part(
                    kind, nodes + other.nodes, milliseconds + other.milliseconds, operations + other.operations);
        }
    }

    private final Network network;
    private final Module module;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param original with one input
     * @param weights its weights
     * @param precision to compute in
     */
    public NetworkProfile(final Network original, final Weights weights, final Precision precision) {
        final BatchNormFolding folding = new BatchNormFolding(original, List.of());
        network = OneDnn.packs(SessionOptions.DEFAULT.on("cpu", precision))
                ? Session.packed(folding.network(), List.of(), List.of())
                : folding.network();
        final TorchScript.Mode mode = new TorchScript.Mode(false, precision.torchType());
        final String text =
                TorchScript.keeping(network, mode).forward("forward", List.of(network.outputNode(Network.LOGITS)));
        module = Module.keeping(network, mode, List.of(timed(text)), "cpu");
        module.keep(network, folding.fold(weights));
    }

    /** Remembers what each look at the clock follows. */
    private String timed(final String text) {
        final StringBuilder timed = new StringBuilder();
        for (final String line : text.lines().toList()) {
            if (line.startsWith("    return [")) {
                timed.append(line, 0, line.length() - 1).append(", torch.tensor(times)]\n");
                continue;
            }
            timed.append(line).append('\n');
            if (line.startsWith("    w = ")) timed.append("    times = [ops.prim.TimePoint()]\n");
            else if (line.startsWith("    ")) {
                timed.append("    _ = torch.append(times, ops.prim.TimePoint())\n");
                final int comment = line.lastIndexOf(COMMENT);
                lines.add(comment < 0 ? null : line.substring(comment + COMMENT.length(), line.lastIndexOf(": ")));
            }
        }
        return timed.toString();
    }

    /**
     * Computes again and again.
     *
     * @param image values of the input, n x its shape
     * @param n how many images go through the network at once
     * @param seconds for how long
     * @return the kinds of work, those that take longest first
     */
    public List<Part> measure(final float[] image, final int n, final double seconds) {
        final Staging staging = new Staging();
        final List<long[]> calls = new ArrayList<>();
        final int[] shape = network.inputs().get(Network.IMAGE).dimensions().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        final long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int call = 0; call < 2 * WARM || System.nanoTime() < end; call++) {
            staging.release(0);
            try (NDManager scope = module.manager().newSubManager()) {
                final NDList input = new NDList(staging.array(scope, image, 0, n, shape));
                final long[] times =
                        module.run(scope, "forward", input, false).get(1).toLongArray();
                if (call >= WARM) calls.add(times);
            }
        }
        final Map<String, Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            final Part part = part(lines.get(i), median(calls, i), n);
            parts.merge(part.kind(), part, Part::and);
        }
        return parts.values().stream()
                .sorted((a, b) -> Double.compare(b.milliseconds(), a.milliseconds()))
                .toList();
    }

    private Part part(final String name, final double milliseconds, final int n) {
        if (name == null) return new Part(INPUT, 1, milliseconds, 0);
        final Node node = network.node(name);
        return new Part(NodeWork.kind(network, node), 1, milliseconds, n * NodeWork.operations(network, node));
    }

    private static double median(final List<long[]> calls, final int line) {
        final long[] sorted =
                calls.stream().mapToLong(c -> c[line + 1] - c[line]).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / MILLION;
    }

    @Override
    public void close() {
        module.close();
    }
}
