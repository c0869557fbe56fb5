package io.github.explicell.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.util.FileUtils;

/** How Fiji's updater (imagej-updater) names, dates and digests files; it would call anything else locally modified. */
final class UpdaterRules {

    /** Folder to the endings that are shipped from it; none: all. */
    private static final Map<String, Set<String>> FOLDERS = Map.of(
            "jars", Set.of("jar", "class"),
            "plugins", Set.of("jar", "class", "txt", "ijm", "py", "rb", "clj", "js", "bsh", "groovy", "gvy"),
            "scripts", Set.of("py", "rb", "clj", "js", "bsh", "m", "groovy", "gvy", "ijm", "txt", "scala"),
            "macros", Set.of("txt", "ijm", "png"),
            "models", Set.of(),
            "luts", Set.of("lut"),
            "images", Set.of("png", "tif", "txt", "ico"),
            "lib", Set.of(),
            "licenses", Set.of());

    private static final Pattern PLATFORM = Pattern.compile("(?:jars|lib)/((?:linux|win|macos)[a-z0-9-]*)/.*");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private UpdaterRules() {}

    /** @return whether the updater looks after a file or folder of that path */
    static boolean isShipped(final String path) {
        final int slash = path.indexOf('/');
        final Set<String> endings = slash < 0 ? null : FOLDERS.get(path.substring(0, slash));
        return endings != null
                && (path.endsWith("/")
                        || endings.isEmpty()
                        || endings.contains(path.substring(path.lastIndexOf('.') + 1)));
    }

    /** @return the name without its version, by which the updater knows a file whatever its version */
    static String key(final String filename) {
        return FileUtils.stripFilenameVersion(filename);
    }

    /** @return the platform that a path belongs to; empty: all */
    static Optional<String> platform(final String path) {
        final Matcher matcher = PLATFORM.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** @return local time as a number, such as 20261125130000 */
    static long timestamp(final Instant time) {
        return Long.parseLong(
                LocalDateTime.ofInstant(time, ZoneId.systemDefault()).format(TIMESTAMP));
    }

    /**
     * SHA-1 over path and content; of a jar, over its entries by name, without comments of .properties and without the
     * manifest's lines, so that a jar that was built anew of the same classes has the same.
     *
     * @param path in Fiji's folder
     * @param file the content
     * @return 40 hex digits
     * @throws IOException if the file cannot be read
     */
    static String checksum(final String path, final Path file) throws IOException {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-1");
            if (path.endsWith(".jar")) jar(file, digest);
            else {
                digest.update(path.getBytes(StandardCharsets.US_ASCII));
                try (InputStream in = Files.newInputStream(file)) {
                    update(in, digest);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static void jar(final Path file, final MessageDigest digest) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            final List<JarEntry> entries = Collections.list(jar.entries());
            entries.sort(Comparator.comparing(JarEntry::getName));
            for (final JarEntry entry : entries) {
                digest.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
                // NB: of the manifest the updater keeps no line at all: it looks for "Main-Class:" among capitals
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) continue;
                try (InputStream in = jar.getInputStream(entry)) {
                    update(entry.getName().endsWith(".properties") ? withoutComments(in) : in, digest);
                }
            }
        }
    }

    /** What stands in a line that begins with # goes; its line feed stays. */
    private static InputStream withoutComments(final InputStream in) throws IOException {
        final String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        return new ByteArrayInputStream(text.replaceAll("(?m)^#[^\\n]*", "").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void update(final InputStream in, final MessageDigest digest) {
        final byte[] buffer = new byte[1 << 16];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
