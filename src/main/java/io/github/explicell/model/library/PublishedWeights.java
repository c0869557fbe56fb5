package io.github.explicell.model.library;

import io.github.explicell.model.Preprocessing;
import java.net.URI;
import java.util.Locale;

/**
 * A published weight set, as its library's metadata describes it. What is not known is null.
 *
 * @param name such as {@code resnet50.imagenet1k_v2}
 * @param architecture an architecture's name
 * @param library that published it, with the version whose metadata this is
 * @param page where it is described
 * @param licence of the weights (SPDX), or null where the library states none
 * @param url of the file
 * @param approximateBytes size of the file to a thousand bytes or so
 * @param sha256 of the file, 64 hex digits
 * @param sha256Start first hex digits of the file's SHA-256
 * @param classes of its head
 * @param preprocessing what it expects of an image
 * @param top1 accuracy on ImageNet's validation images in per cent, as its library states it
 */
public record PublishedWeights(
        String name,
        String architecture,
        String library,
        String page,
        String licence,
        String url,
        Long approximateBytes,
        String sha256,
        String sha256Start,
        int classes,
        Preprocessing preprocessing,
        Double top1) {

    private static final String SAFE_NAME = "[a-z0-9][a-z0-9_.-]*";

    /**
     * @param name such as {@code resnet50.imagenet1k_v2}
     * @param architecture an architecture's name
     * @param library that published it, with the version whose metadata this is
     * @param page where it is described
     * @param licence of the weights (SPDX), or null where the library states none
     * @param url of the file
     * @param approximateBytes size of the file to a thousand bytes or so
     * @param sha256 of the file, 64 hex digits
     * @param sha256Start first hex digits of the file's SHA-256
     * @param classes of its head
     * @param preprocessing what it expects of an image
     * @param top1 accuracy on ImageNet's validation images in per cent, as its library states it
     * @throws IllegalArgumentException naming the field that is missing or malformed
     */
    public PublishedWeights {
        if (!isName(name))
            throw new IllegalArgumentException(
                    "the name " + name + " must be of small letters, digits, dots, dashes and underscores");
        if (architecture == null || url == null || preprocessing == null)
            throw new IllegalArgumentException(name + " needs an architecture, a url and a preprocessing");
        final URI address = URI.create(url);
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?"))
            throw new IllegalArgumentException("the url of " + name + " is not one of the web: " + url);
        checkHex(name, sha256, "[0-9a-f]{64}");
        checkHex(name, sha256Start, "[0-9a-f]{1,64}");
    }

    private static void checkHex(final String name, final String digits, final String form) {
        if (digits != null && !digits.matches(form))
            throw new IllegalArgumentException("the SHA-256 of " + name + " is not one: " + digits);
    }

    /** @return whether a name may be one of published weights: also a folder's on every system, and no way out of it */
    static boolean isName(final String name) {
        return name != null && name.matches(SAFE_NAME);
    }

    /** @return where the file is */
    public URI uri() {
        return URI.create(url);
    }

    /** @return such as {@code 97.8 MB} */
    public String sizeText() {
        return approximateBytes == null ? "of unverified size" : megabytes(approximateBytes);
    }

    /** @return the licence, or that none is stated and so none is verified */
    public String licenceText() {
        return licence == null ? "unverified licence, since its library states none" : "licence " + licence;
    }

    /** @return what a user agrees to: name, size, licence, where from and how it is checked */
    public String offer() {
        return name + " (" + sizeText() + ", " + licenceText() + ") from " + uri().getHost() + ", " + verification();
    }

    /** @return how a downloaded file is checked, in words */
    public String verification() {
        if (sha256 != null) return "verified by its SHA-256";
        return sha256Start == null
                ? "unverified, since its publisher states no SHA-256"
                : "verified by the first " + sha256Start.length() + " hex digits of its SHA-256, all that is published";
    }

    /** @return a number of bytes in millions, such as {@code 97.8 MB} */
    static String megabytes(final long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
