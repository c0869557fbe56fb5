package io.github.explicell.cli;

import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.network.Heads;
import java.util.List;
import picocli.CommandLine.Option;

/** A new head in place of the architecture's. */
final class HeadOptions {

    @Option(
            names = "--head",
            paramLabel = "NODE",
            split = ",",
            description =
                    "Put a new head (pool, dropout, one linear layer) on this node and drop what stands behind it;"
                            + " several with commas: read all of these, batch norm first (default: the architecture's own"
                            + " head).")
    private List<String> nodes = List.of();

    @Option(
            names = "--head-pool",
            paramLabel = "NAME",
            defaultValue = "average",
            description = "How a new head makes numbers of a map: average, maximum or mean-std, each channel's mean and"
                    + " standard deviation (default: ${DEFAULT-VALUE}).")
    private Heads.Pooling pooling;

    @Option(
            names = "--head-width",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of a hidden layer in the new head; 0: none (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Of the new head (default: ${DEFAULT-VALUE}).")
    private double dropout;

    /** @throws IllegalArgumentException naming the value that is out of range */
    List<ArchitectureSpec.Step> surgery() {
        if (nodes.isEmpty()) {
            if (width != 0 || pooling != Heads.Pooling.AVERAGE)
                throw new IllegalArgumentException(
                        "--head-pool and --head-width are about a new head; say with --head on which node it stands");
            return List.of();
        }
        final Heads.Reading reading = new Heads.Reading(nodes, pooling);
        return List.of(
                width == 0
                        ? ArchitectureSpec.Step.head(reading, dropout)
                        : ArchitectureSpec.Step.hiddenHead(reading, width, dropout));
    }
}
