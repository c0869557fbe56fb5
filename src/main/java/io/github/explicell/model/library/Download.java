package io.github.explicell.model.library;

import io.github.explicell.files.Hashes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Gets a file from the web, as a whole or not at all: what has arrived lies in a hidden part file beside its place and is
 * moved there after its SHA-256 was checked. Where the connection breaks or the user cancels, a later call goes on from
 * there; a part is kept only for that, and only where a SHA-256 can tell whether both halves are of one file. It never
 * asks: the caller has the user's consent. The JVM's proxy settings ({@code https.proxyHost} and so on) are honoured.
 */
public final class Download {

    /** The longest that nothing may arrive. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 20;

    /** Told how far it is; asked whether to go on. */
    public interface Listener {

        /**
         * @param done bytes so far
         * @param total bytes in all, or -1 if not known
         */
        void progress(long done, long total);

        /** @return whether to stop */
        boolean isCanceled();

        /**
         * @param report told bytes so far and in all, where that is known
         * @param canceled whether to stop
         * @return a listener of both
         */
        static Listener of(final BiConsumer<Long, Long> report, final BooleanSupplier canceled) {
            return new Listener() {

                @Override
                public void progress(final long done, final long total) {
                    if (total >= 0) report.accept(done, total);
                }

                @Override
                public boolean isCanceled() {
                    return canceled.getAsBoolean();
                }
            };
        }
    }

    /**
     * What is wanted.
     *
     * @param uri of the file
     * @param approximateBytes its size to one per cent, or null
     * @param sha256 its SHA-256 or the first digits of that, or null
     */
    public record Wanted(URI uri, Long approximateBytes, String sha256) {}

    private final Duration patience;
    private final Listener listener;

    /**
     * @param patience the longest that nothing may arrive, such as {@link #PATIENCE}
     * @param listener told how far it is
     */
    public Download(final Duration patience, final Listener listener) {
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Downloads a file.
     *
     * @param wanted which
     * @param file where to; folders on the way are made
     * @return its SHA-256
     * @throws IOException with one sentence: offline, refused by the server, stalled, broken off, a full disk, another
     *     size or SHA-256 than expected
     * @throws CancellationException with one sentence, if the listener said so
     */
    public String fetch(final Wanted wanted, final Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        final Path part = part(file);
        forgetUnlessVerifiable(wanted, part);
        try {
            boolean resumed = transfer(wanted, part);
            String sha256 = Hashes.sha256(part);
            if (resumed && !fits(wanted, sha256)) {
                Files.delete(part);
                resumed = transfer(wanted, part);
                sha256 = Hashes.sha256(part);
            }
            if (!fits(wanted, sha256))
                throw new IOException(
                        "what " + wanted.uri() + " gives is not the expected file: its SHA-256 begins with "
                                + sha256.substring(0, wanted.sha256().length()) + ", not with " + wanted.sha256());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return sha256;
        } catch (final BrokenTransferException e) {
            forgetUnlessVerifiable(wanted, part);
            throw new IOException(e.getMessage() + goOn(part), e);
        } catch (final CancellationException e) {
            forgetUnlessVerifiable(wanted, part);
            throw new CancellationException(e.getMessage() + goOn(part));
        } catch (final IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * @param file where a download goes
     * @return where it lies until it is complete
     */
    static Path part(final Path file) {
        return file.resolveSibling(".part-" + file.getFileName());
    }

    /** Without a SHA-256 nobody could tell whether both halves are of one file. */
    private static void forgetUnlessVerifiable(final Wanted wanted, final Path part) throws IOException {
        if (wanted.sha256() == null) Files.deleteIfExists(part);
    }

    private static boolean fits(final Wanted wanted, final String sha256) {
        return wanted.sha256() == null || sha256.startsWith(wanted.sha256());
    }

    private static String goOn(final Path part) throws IOException {
        return Files.exists(part) && Files.size(part) > 0
                ? "; run it again to go on from " + PublishedWeights.megabytes(Files.size(part))
                : "";
    }

    /** Tries as long as each try brings something; returns whether an old part was used. */
    private boolean transfer(final Wanted wanted, final Path part) throws IOException {
        final boolean resumed = Files.exists(part);
        final Transfer transfer = new Transfer(wanted, part, patience, listener);
        for (int attempt = 1; ; attempt++) {
            final long before = Files.exists(part) ? Files.size(part) : 0;
            try {
                transfer.run();
                return resumed;
            } catch (final BrokenTransferException e) {
                if (attempt == ATTEMPTS || !Files.exists(part) || Files.size(part) <= before) throw e;
            }
        }
    }
}
