package io.github.explicell.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The number format in which a network computes. Results are always float32.
 */
public enum Precision {

    /** 32 bits, 24 of them significant: the default. */
    FLOAT32(6),
    /** 16 bits, 8 of them significant: faster on processors that have it. */
    BFLOAT16(15),
    /**
     * 16 bits, 11 of them significant, 6e-8 to 65504: for training alone, on graphics cards that are too old for
     * bfloat16. Gradients would vanish in it unless the loss is scaled.
     */
    FLOAT16(5);

    /** Those in which a trained network runs. */
    public static final List<Precision> INFERENCE = List.of(FLOAT32, BFLOAT16);

    /** NVIDIA's Ampere, the first with bfloat16, and Volta, the first with tensor cores. */
    private static final double AMPERE = 8;

    private static final double VOLTA = 7;

    /** Stands for the fastest one that a graphics card is known to have. */
    public static final String AUTO = "auto";

    private final int torchType;

    Precision(final int torchType) {
        this.torchType = torchType;
    }

    /** @return torch's number of the type */
    int torchType() {
        return torchType;
    }

    /**
     * For a trained network.
     *
     * @param name {@code float32} or {@code bfloat16}
     * @return the precision of that name
     * @throws IllegalArgumentException with the names there are
     */
    public static Precision parse(final String name) {
        return parse(name, INFERENCE);
    }

    /**
     * For a training.
     *
     * @param name {@code float32}, {@code bfloat16} or {@code float16}
     * @return the precision of that name
     * @throws IllegalArgumentException with the names there are
     */
    public static Precision parseForTraining(final String name) {
        return parse(name, List.of(values()));
    }

    /**
     * For a training on some device.
     *
     * @param name {@code float32}, {@code bfloat16}, {@code float16} or {@value #AUTO}, which is {@link #automatic}
     * @param device {@code auto} or a device's name; asked what it is only if that decides
     * @param notice told why there is no GPU, where one was looked for
     * @return the precision
     * @throws IllegalArgumentException with the names there are
     */
    public static Precision forTraining(final String name, final String device, final Consumer<String> notice) {
        return name.equals(AUTO) ? automatic(Devices.resolve(device, notice)) : parseForTraining(name);
    }

    private static Precision parse(final String name, final List<Precision> allowed) {
        return allowed.stream()
                .filter(p -> p.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("precision must be "
                        + Arrays.stream(values())
                                .filter(allowed::contains)
                                .map(Precision::toString)
                                .collect(Collectors.joining(" or "))
                        + ", not " + name));
    }

    /**
     * What to train in on a device: bfloat16 on NVIDIA's cards from Ampere on, float16 on older ones with tensor cores
     * (Volta, Turing), else float32: on other cards, on those that do not tell what they are, and on the CPU, where it
     * depends on the processor whether anything else is faster.
     *
     * @param device definite device name
     * @return the precision
     */
    public static Precision automatic(final String device) {
        return of(device.equals("cpu") ? OptionalDouble.empty() : Devices.computeCapability(device));
    }

    /** @param capability NVIDIA's compute capability, such as 8.6; empty if it is not known */
    static Precision of(final OptionalDouble capability) {
        final double known = capability.orElse(0);
        if (known >= AMPERE) return BFLOAT16;
        return known >= VOLTA ? FLOAT16 : FLOAT32;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
