package io.github.explicell.engine;

import java.util.Arrays;
import java.util.Locale;

/**
 * The number format in which a network computes. Results are always float32.
 */
public enum Precision {

    /** 32 bits, 24 of them significant: the default. */
    FLOAT32(6),
    /** 16 bits, 8 of them significant: faster on processors that have it. */
    BFLOAT16(15);

    private final int torchType;

    Precision(final int torchType) {
        this.torchType = torchType;
    }

    /** @return torch's number of the type */
    int torchType() {
        return torchType;
    }

    /**
     * @param name {@code float32} or {@code bfloat16}
     * @return the precision of that name
     * @throws IllegalArgumentException with the names there are
     */
    public static Precision parse(final String name) {
        return Arrays.stream(values())
                .filter(p -> p.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("precision must be float32 or bfloat16, not " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
