package io.github.explicell.model.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Requests for one file, each for what the part file still lacks. */
final class Transfer {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NO_SUCH_RANGE = 416;
    /** Without a known size: larger than any published weights. */
    private static final long LARGEST = 4L << 30;

    private static final double TOLERANCE = 0.01;
    private static final long SLACK = 100_000;
    private static final int BUFFER = 1 << 16;

    private final Download.Wanted wanted;
    private final Path part;
    private final Duration patience;
    private final Download.Listener listener;
    private final HttpClient client;
    /** Tells whether the file has changed between two requests. */
    private String tag;

    Transfer(final Download.Wanted wanted, final Path part, final Duration patience, final Download.Listener listener) {
        this.wanted = wanted;
        this.part = part;
        this.patience = patience;
        this.listener = listener;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .proxy(ProxySelector.getDefault())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * One request and its answer.
     *
     * @throws BrokenTransferException if another try may help
     * @throws IOException if none will
     */
    void run() throws IOException {
        final long have = Files.exists(part) ? Files.size(part) : 0;
        try (Watch watch = new Watch(patience, listener::isCanceled)) {
            final HttpResponse<InputStream> response = send(watch, have);
            try (InputStream body = response.body()) {
                final long start = start(response, have);
                final long total = total(response, start);
                watch.guard(body);
                final long end = copy(body, start, total, watch);
                if (total >= 0 && end != total)
                    throw broken(
                            "the connection to " + host() + " broke off after " + PublishedWeights.megabytes(end),
                            null);
            }
        }
    }

    private HttpResponse<InputStream> send(final Watch watch, final long have) throws IOException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(wanted.uri()).header("Accept-Encoding", "identity");
        if (have > 0) request.header("Range", "bytes=" + have + "-");
        if (have > 0 && tag != null) request.header("If-Range", tag);
        try {
            return watch.await(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (final TimeoutException | HttpTimeoutException e) {
            throw broken(host() + " did not answer for " + patience.toSeconds() + " s", e);
        } catch (final ConnectException e) {
            throw broken(
                    host() + " cannot be reached: is this machine online, or does it need a proxy"
                            + " (EXPLICELL_JAVA_OPTS=-Dhttps.proxyHost=...)?",
                    e);
        } catch (final IOException e) {
            throw broken("the connection to " + host() + " failed (" + e.getMessage() + ")", e);
        }
    }

    /** Where in the file the answer begins. */
    private long start(final HttpResponse<InputStream> response, final long have) throws IOException {
        final int status = response.statusCode();
        if (status == NO_SUCH_RANGE && have > 0) {
            Files.delete(part);
            throw broken(host() + " has no more of the file than is here", null);
        }
        if (status / 100 == 3)
            throw new IOException(host() + " redirects in a circle, or from a safe address to an unsafe one");
        if (status != OK && status != PARTIAL)
            throw new IOException(host() + " answered with the status " + status + " to " + wanted.uri());
        tag = response.headers()
                .firstValue("ETag")
                .filter(t -> !t.startsWith("W/"))
                .orElse(null);
        if (status == OK) return 0;
        final Optional<String> range = response.headers().firstValue("Content-Range");
        if (have == 0 || !range.orElse("").startsWith("bytes " + have + "-"))
            throw new IOException(host() + " sent another part of the file than was asked for ("
                    + range.orElse("without saying which") + ")");
        return have;
    }

    /** The file's length as the server states it, or -1. */
    private long total(final HttpResponse<InputStream> response, final long start) throws IOException {
        final long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (rest < 0) return -1;
        final long total = start + rest;
        if (total > most() || total < least())
            throw new IOException(host() + " offers " + PublishedWeights.megabytes(total) + ", but "
                    + (wanted.approximateBytes() == null
                            ? "no weights are larger than " + PublishedWeights.megabytes(LARGEST)
                            : PublishedWeights.megabytes(wanted.approximateBytes()) + " were expected"));
        final long free = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
        if (rest > free)
            throw new IOException("the disk is too full: " + PublishedWeights.megabytes(rest) + " are needed in "
                    + part.getParent() + ", and " + PublishedWeights.megabytes(free) + " are free");
        return total;
    }

    private long most() {
        final Long size = wanted.approximateBytes();
        return size == null ? LARGEST : (long) (size * (1 + TOLERANCE)) + SLACK;
    }

    private long least() {
        final Long size = wanted.approximateBytes();
        return size == null ? 0 : (long) (size * (1 - TOLERANCE)) - SLACK;
    }

    private long copy(final InputStream body, final long start, final long total, final Watch watch)
            throws IOException {
        long at = start;
        final byte[] buffer = new byte[BUFFER];
        try (OutputStream out = open(start)) {
            listener.progress(at, total);
            for (int n = read(body, buffer, watch); n >= 0; n = read(body, buffer, watch)) {
                at += n;
                if (at > most())
                    throw new IOException(host() + " sends more than the " + PublishedWeights.megabytes(most())
                            + " that are sensible");
                write(out, buffer, n);
                listener.progress(at, total);
            }
        }
        return at;
    }

    private OutputStream open(final long start) throws IOException {
        return start == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private int read(final InputStream body, final byte[] buffer, final Watch watch) throws IOException {
        watch.checkCanceled();
        try {
            final int n = body.read(buffer);
            watch.alive();
            return n;
        } catch (final IOException e) {
            watch.checkCanceled();
            throw broken(
                    watch.hasStalled()
                            ? "nothing came from " + host() + " for " + patience.toSeconds() + " s"
                            : "the connection to " + host() + " broke off",
                    e);
        }
    }

    private void write(final OutputStream out, final byte[] buffer, final int count) throws IOException {
        try {
            out.write(buffer, 0, count);
        } catch (final IOException e) {
            throw new IOException(
                    part.getParent() + " cannot be written (" + e.getMessage()
                            + "): is the disk full? The part that had arrived is deleted",
                    e);
        }
    }

    private String host() {
        return wanted.uri().getHost();
    }

    private static BrokenTransferException broken(final String message, final Throwable cause) {
        return new BrokenTransferException(message, cause);
    }
}
