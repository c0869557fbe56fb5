package io.github.explicell.cli;

import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.network.Heads;
import io.github.explicell.network.architecture.Architectures;
import java.util.List;
import picocli.CommandLine.Option;

/** Which network learns: an architecture and the head on it. */
final class NetworkOptions {

    /** The heads by name. */
    enum HeadKind {
        /** The architecture's own. */
        OWN,
        /** Mean, dropout, one linear layer. */
        LINEAR,
        /** Maximum, then a hidden layer between batch norm and dropout. */
        A,
        /** Mean, then a hidden layer. */
        B,
        /** Mean, then a hidden layer between dropout. */
        PERCEPTRON,
        /** Soft attention, then one linear layer. */
        SOFT_ATTENTION,
        /** Soft attention in the middle, the architecture's end behind it. */
        SOFT_ATTENTION_THROUGH
    }

    private static final int HEADS = 16;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            completionCandidates = ArchitectureNames.class,
            description =
                    "One of ${COMPLETION-CANDIDATES} (default: the preset's first, or that of the model that --init"
                            + " names).")
    private String architecture;

    @Option(
            names = "--head",
            paramLabel = "KIND",
            description = {
                "What reads the --tap and gives the classes; what stood behind the tap is dropped (default: own, or linear"
                        + " with --tap):",
                "own: the architecture's own;",
                "linear: mean over the map, dropout, one linear layer;",
                "a: maximum, batch norm, dropout, hidden layer, batch norm, dropout, linear;",
                "b: mean, hidden layer, linear;",
                "perceptron: mean, dropout, hidden layer, dropout, linear;",
                "soft-attention: soft attention, then linear; 'explain --method soft-attention' shows where it looks;",
                "soft-attention-through: soft attention, and what stood behind the tap stays."
            })
    private HeadKind head;

    @Option(
            names = "--tap",
            paramLabel = "NODE",
            split = ",",
            description =
                    "The node that the head reads; several with commas: all of them, as one vector; 'summary' lists"
                            + " nodes (default: the last map).")
    private List<String> tap;

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            description = "How the head makes numbers of a map: average, maximum, or mean-std, each channel's mean and"
                    + " standard deviation (default: as the head says).")
    private Heads.Pooling pool;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "Of the new head (default: linear 0.2, b 0, all others 0.5).")
    private Double dropout;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description = "Width of the head's hidden layer (default: a and b 1024, perceptron 512).")
    private Integer hidden;

    @Option(names = "--attention-heads", paramLabel = "N", description = "Of soft attention (default: 16).")
    private Integer attentionHeads;

    @Option(
            names = "--attention-rectified",
            description = "A ReLU before soft attention's softmax, as in the publication's code: all negative scores"
                    + " become equal.")
    private Boolean rectified;

    /** @return the architecture's name, or null if it was not given */
    String architecture() {
        return architecture;
    }

    /**
     * @param base what is changed by the options
     * @param size of the input in pixels
     * @return the network
     * @throws IllegalArgumentException naming what does not fit
     */
    ArchitectureSpec over(final ArchitectureSpec base, final int size) {
        final boolean headless = head == null && tap == null && pool == null && dropout == null && hidden == null;
        if (headless && attentionHeads == null && rectified == null)
            return new ArchitectureSpec(base.name(), size, base.surgery());
        if (head == HeadKind.OWN) {
            if (tap != null || pool != null || dropout != null || hidden != null)
                throw new IllegalArgumentException(
                        "the architecture's own head takes no --tap, --pool, --dropout or --hidden");
            return ArchitectureSpec.plain(base.name(), size);
        }
        final Step old = base.surgery().isEmpty() ? null : base.surgery().get(0);
        return new ArchitectureSpec(base.name(), size, List.of(step(old, base.name(), size)));
    }

    private Step step(final Step old, final String name, final int size) {
        if (head == null && old != null) return changed(old);
        final HeadKind kind = head == null ? HeadKind.LINEAR : head;
        final List<String> nodes = tap != null
                ? tap
                : old != null
                        ? old.nodes()
                        : List.of(Architectures.get(name).build(size, 2).tap());
        final String node = nodes.get(0);
        final Heads.SoftAttention attention = new Heads.SoftAttention(or(attentionHeads, HEADS), or(rectified, false));
        final Step step =
                switch (kind) {
                    case A -> Step.hiddenHead(node, Heads.Pooling.MAXIMUM, or(hidden, 1024), or(dropout, 0.5));
                    case B -> Step.hiddenHead(node, Heads.Pooling.AVERAGE, or(hidden, 1024), or(dropout, 0.0));
                    case PERCEPTRON -> Step.perceptronHead(node, or(hidden, 512), or(dropout, 0.5));
                    case SOFT_ATTENTION -> Step.attentionHead(node, attention, or(dropout, 0.5));
                    case SOFT_ATTENTION_THROUGH -> Step.attention(node, attention);
                    default -> Step.head(node, or(dropout, 0.2));
                };
        final Step reading = step.reading(nodes, pooling(step));
        return old == null || old.metadata() == null ? reading : reading.with(old.metadata());
    }

    private Step changed(final Step old) {
        final Heads.SoftAttention attention = old.attention() == null
                ? null
                : new Heads.SoftAttention(
                        or(attentionHeads, old.attention().heads()),
                        or(rectified, old.attention().rectified()));
        return new Step(
                        old.kind(),
                        old.node(),
                        old.also(),
                        old.pool(),
                        or(dropout, old.dropout()),
                        or(hidden, old.width()),
                        attention,
                        old.metadata())
                .reading(or(tap, old.nodes()), pooling(old));
    }

    private Heads.Pooling pooling(final Step step) {
        if (pool != null && step.pool() == null)
            throw new IllegalArgumentException("soft attention has its own pool and takes no --pool");
        return or(pool, step.pool());
    }

    /** The option's value, if it was given. */
    static <T> T or(final T given, final T base) {
        return given == null ? base : given;
    }
}
