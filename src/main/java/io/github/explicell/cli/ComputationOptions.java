package io.github.explicell.cli;

import io.github.explicell.engine.Precision;
import io.github.explicell.train.Computation;
import picocli.CommandLine.Option;

/** How a training is computed. */
final class ComputationOptions {

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "float32, or bfloat16: convolutions and what lies between them with 8 significant bits, over"
                    + " float32 weights (default: float32).")
    private Precision precision;

    @Option(
            names = "--micro-batch",
            paramLabel = "N",
            description = "Send batches through the network in parts of N images, and learn from their gradients"
                    + " together: less memory; batch norm sees the parts only (default: whole batches).")
    private Integer microBatch;

    @Option(
            names = "--cache-size",
            paramLabel = "MB",
            description = "With a frozen part, and no augmentation or --views drawn once: how much of what the frozen"
                    + " part makes of the images may be kept on the disk during the run (default: 4096).")
    private Integer cache;

    @Option(
            names = "--loaders",
            paramLabel = "N",
            description = "Threads that read and change images while the network learns. They make no difference to the"
                    + " result; an image file is read by one of them (default: one on the CPU, else half of the"
                    + " processors, 8 at most).")
    private Integer loaders;

    /** @throws IllegalArgumentException naming the value that is out of range */
    Computation over(final Computation base) {
        return new Computation(
                NetworkOptions.or(precision, base.precision()),
                NetworkOptions.or(microBatch, base.microBatch()),
                NetworkOptions.or(cache, base.cacheMegabytes()),
                NetworkOptions.or(loaders, base.loaders()));
    }
}
