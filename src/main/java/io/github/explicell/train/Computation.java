package io.github.explicell.train;

import io.github.explicell.engine.Precision;

/**
 * How a training is computed.
 *
 * @param precision of convolutions and what lies between them in training; weights, gradients, statistics and validation
 *     are float32 in any case
 * @param microBatch images that go through the network at once, at least 2; 0: the whole batch. Without batch norm the
 *     gradients are those of the whole batch, but for rounding; batch norm sees the micro-batch only
 * @param cacheMegabytes how much of what a frozen part makes of the images may be kept on the disk
 * @param loaders threads that read and change images while the network learns; 0: one where it learns on the CPU, else
 *     as many as half of the processors, 8 at most. The number makes no difference to the result
 */
public record Computation(Precision precision, int microBatch, int cacheMegabytes, int loaders) {

    /** Float32, whole batches, 4 GB. */
    public static final Computation DEFAULT = new Computation(Precision.FLOAT32, 0, 4096, 0);

    private static final int MOST_LOADERS = 8;

    /**
     * @param precision of convolutions and what lies between them in training; weights, gradients, statistics and
     *     validation are float32 in any case
     * @param microBatch images that go through the network at once, at least 2; 0: the whole batch. Without batch norm
     *     the gradients are those of the whole batch, but for rounding; batch norm sees the micro-batch only
     * @param cacheMegabytes how much of what a frozen part makes of the images may be kept on the disk
     * @param loaders threads that read and change images while the network learns; 0: one where it learns on the CPU,
     *     else as many as half of the processors, 8 at most. The number makes no difference to the result
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public Computation {
        if (microBatch < 0 || microBatch == 1)
            throw new IllegalArgumentException("a micro-batch must hold at least 2 images, not " + microBatch);
        if (cacheMegabytes < 0)
            throw new IllegalArgumentException("the cache must be at least 0 MB, not " + cacheMegabytes);
        if (loaders < 0) throw new IllegalArgumentException("loaders must be at least 0, not " + loaders);
    }

    /** @return how many threads read images, at least 1 */
    int loadersOn(final boolean gpu) {
        if (loaders > 0) return loaders;
        final int half = Runtime.getRuntime().availableProcessors() / 2;
        return gpu ? Math.max(1, Math.min(MOST_LOADERS, half)) : 1;
    }
}
