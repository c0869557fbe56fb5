package io.github.explicell.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a result comes from.
 *
 * @param model the model's name
 * @param modelSha256 SHA-256 of its weights
 * @param device {@code cpu} or {@code gpu:N}
 * @param precision {@code float32} or {@code bfloat16}
 * @param version of Explicell
 * @param views of each region whose probabilities were averaged: 1, or more with test-time augmentation
 */
public record Provenance(String model, String modelSha256, String device, String precision, String version, int views) {

    private static final String VERSION_FILE = "version.txt";

    /**
     * Of single views.
     *
     * @param model the model's name
     * @param modelSha256 SHA-256 of its weights
     * @param device {@code cpu} or {@code gpu:N}
     * @param precision {@code float32} or {@code bfloat16}
     * @param version of Explicell
     */
    public Provenance(
            final String model,
            final String modelSha256,
            final String device,
            final String precision,
            final String version) {
        this(model, modelSha256, device, precision, version, 1);
    }

    /**
     * The version of this program, as its build wrote it.
     *
     * @return such as {@code 0.1.0}
     * @throws IllegalStateException if the program was put together without its resources
     */
    public static String programVersion() {
        try (InputStream in = Provenance.class.getResourceAsStream(VERSION_FILE)) {
            if (in == null)
                throw new IllegalStateException("this Explicell lacks its " + VERSION_FILE + "; build it anew");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
