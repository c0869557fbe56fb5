package io.github.explicell.classify;

/**
 * Where a result comes from.
 *
 * @param model the model's name
 * @param modelSha256 SHA-256 of its weights
 * @param device {@code cpu} or {@code gpu:N}
 * @param precision {@code float32} or {@code bfloat16}
 * @param version of Explicell
 */
public record Provenance(String model, String modelSha256, String device, String precision, String version) {

    private static final String UNKNOWN_VERSION = "development";

    /** @return the version of this program, as its jar says */
    public static String programVersion() {
        final String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN_VERSION : version;
    }
}
