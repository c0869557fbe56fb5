package io.github.explicell.train.data;

import java.util.Locale;

/** What a sample is for. */
public enum Part {
    /** What the network learns from. */
    TRAINING,
    /** What the best epoch is chosen by. */
    VALIDATION,
    /** What the reported figures come from. */
    TEST;

    /** The property of a region, and the column of a table, that names the part. */
    public static final String PROPERTY = "split";

    /**
     * @param word such as {@code train}, {@code val} or {@code test}; capitals do not count
     * @return the part
     * @throws IllegalArgumentException if it is none
     */
    public static Part of(final String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> TRAINING;
            case "val", "valid", "validation", "dev" -> VALIDATION;
            case "test", "testing" -> TEST;
            default ->
                throw new IllegalArgumentException(
                        "the part of a split is train, validation or test, not '" + word.strip() + "'");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
