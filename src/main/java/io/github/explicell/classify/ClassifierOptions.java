package io.github.explicell.classify;

import io.github.explicell.engine.Precision;
import io.github.explicell.image.ChannelRule;
import java.util.function.Consumer;

/**
 * How a classifier runs.
 *
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param precision number format
 * @param batch regions that go through the network at once
 * @param channels channels and intensity range in place of the model's, or null
 * @param notice told what the user should know, each a sentence
 * @param averaged whether the network sees the flips and quarter turns of each crop, too, and the mean of all
 *     probabilities counts (test-time augmentation); takes as many times as long
 */
public record ClassifierOptions(
        String device,
        Precision precision,
        int batch,
        ChannelRule channels,
        Consumer<String> notice,
        boolean averaged) {

    /** The best device there is, float32, batches of 16. */
    public static final ClassifierOptions DEFAULT =
            new ClassifierOptions("auto", Precision.FLOAT32, 16, null, message -> {});

    /**
     * Without test-time augmentation.
     *
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param precision number format
     * @param batch regions that go through the network at once
     * @param channels channels and intensity range in place of the model's, or null
     * @param notice told what the user should know, each a sentence
     */
    public ClassifierOptions(
            final String device,
            final Precision precision,
            final int batch,
            final ChannelRule channels,
            final Consumer<String> notice) {
        this(device, precision, batch, channels, notice, false);
    }

    /**
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param precision number format
     * @param batch regions that go through the network at once
     * @param channels channels and intensity range in place of the model's, or null
     * @param notice told what the user should know, each a sentence
     * @param averaged whether the network sees the flips and quarter turns of each crop, too, and the mean of all
     *     probabilities counts (test-time augmentation); takes as many times as long
     * @throws IllegalArgumentException if the batch is empty
     */
    public ClassifierOptions {
        if (batch < 1) throw new IllegalArgumentException("the batch must hold at least 1 region, not " + batch);
    }

    /**
     * @param otherDevice auto, cpu, gpu or gpu:N
     * @param otherPrecision number format of weights and activations
     * @return the same on another device in another precision
     */
    public ClassifierOptions on(final String otherDevice, final Precision otherPrecision) {
        return new ClassifierOptions(otherDevice, otherPrecision, batch, channels, notice, averaged);
    }

    /**
     * @param other regions that go through the network at once
     * @return the same with another batch
     */
    public ClassifierOptions withBatch(final int other) {
        return new ClassifierOptions(device, precision, other, channels, notice, averaged);
    }

    /**
     * @param rule channels and intensity range in place of the model's, or null
     * @return the same with channels and intensity range in place of the model's
     */
    public ClassifierOptions withChannels(final ChannelRule rule) {
        return new ClassifierOptions(device, precision, batch, rule, notice, averaged);
    }

    /**
     * @param listener told what the user should know, a sentence each
     * @return the same telling somebody else
     */
    public ClassifierOptions telling(final Consumer<String> listener) {
        return new ClassifierOptions(device, precision, batch, channels, listener, averaged);
    }

    /**
     * @param views whether the probabilities of flips and quarter turns are averaged
     * @return the same with or without test-time augmentation
     */
    public ClassifierOptions averaging(final boolean views) {
        return new ClassifierOptions(device, precision, batch, channels, notice, views);
    }
}
