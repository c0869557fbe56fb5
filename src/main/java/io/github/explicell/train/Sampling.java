package io.github.explicell.train;

import java.util.Locale;

/**
 * Which samples make the batches of a stage.
 *
 * @param kind the rule
 * @param perClass samples of each class in a batch at least, where the rule is {@link Kind#PER_CLASS}; at least 2
 * @param views how often each sample of a batch is there, each time changed in another way: 1 or 2
 */
public record Sampling(Kind kind, int perClass, int views) {

    /** Rules by name. */
    public enum Kind {
        /** Every sample once in an epoch, in random order. */
        SHUFFLED,
        /** Every class equally often in an epoch, however many samples it has. */
        BALANCED,
        /** Every class equally often in each batch: what losses on embeddings need to find pairs. */
        PER_CLASS
    }

    /** Every sample once. */
    public static final Sampling SHUFFLED = new Sampling(Kind.SHUFFLED, 2, 1);
    /** Every class equally often. */
    public static final Sampling BALANCED = new Sampling(Kind.BALANCED, 2, 1);
    /** Every class at least twice in each batch. */
    public static final Sampling PAIRS = new Sampling(Kind.PER_CLASS, 2, 1);

    /**
     * @param kind the rule
     * @param perClass samples of each class in a batch at least, where the rule is {@link Kind#PER_CLASS}; at least 2
     * @param views how often each sample of a batch is there, each time changed in another way: 1 or 2
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public Sampling {
        if (perClass < 2)
            throw new IllegalArgumentException(
                    "a batch must hold at least 2 samples of a class to make a pair, not " + perClass);
        if (views < 1 || views > 2)
            throw new IllegalArgumentException("there can be 1 or 2 views of each sample, not " + views);
    }

    /**
     * @param drawn how many views of each sample are there, one after the other; 1: drawn anew each time
     * @return what makes the batches
     */
    Sampler sampler(final int drawn) {
        final Sampler once =
                switch (kind) {
                    case SHUFFLED -> Sampler.shuffled();
                    case BALANCED -> Sampler.balanced();
                    case PER_CLASS -> Sampler.perClass(perClass);
                };
        return views == 1 ? once : Sampler.twoViews(once, drawn);
    }

    /** @return the rule in words */
    String words() {
        final StringBuilder words =
                new StringBuilder(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (kind == Kind.PER_CLASS) words.append(" (at least ").append(perClass).append(')');
        if (views == 2) words.append(", two views of each");
        return words.toString();
    }
}
