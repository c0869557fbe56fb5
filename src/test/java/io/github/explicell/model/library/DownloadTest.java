package io.github.explicell.model.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DownloadTest {

    private static final int LENGTH = 1_000_000;

    @TempDir
    Path folder;

    private final byte[] content = new byte[LENGTH];
    private final AtomicLong done = new AtomicLong();
    private BadServer server;
    private String sha256;
    private Path file;

    @BeforeEach
    void serve() throws Exception {
        new Random(1).nextBytes(content);
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        server = new BadServer(content);
        file = folder.resolve("models/weights.pth");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Download download(final long cancelAt) {
        return new Download(Duration.ofSeconds(1), new Download.Listener() {

            @Override
            public void progress(final long now, final long total) {
                done.set(now);
            }

            @Override
            public boolean isCanceled() {
                return done.get() >= cancelAt;
            }
        });
    }

    private String fetch(final URI uri, final Long bytes, final String hash) throws IOException {
        return download(Long.MAX_VALUE).fetch(new Download.Wanted(uri, bytes, hash), file);
    }

    private String fetch(final String path) throws IOException {
        return fetch(server.uri(path), (long) LENGTH, sha256.substring(0, 8));
    }

    private String refusal(final String path) throws IOException {
        final String message =
                assertThrows(IOException.class, () -> fetch(path)).getMessage();
        assertEquals(1, message.lines().count());
        assertFalse(Files.exists(file), "no half file");
        return message;
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(), files.toList());
        }
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(content, Files.readAllBytes(file));
        assertFalse(Files.exists(Download.part(file)));
    }

    @ParameterizedTest
    @CsvSource({"/good", "/moved", "/whole-only"})
    void aFileArrivesWhole(final String path) throws IOException {
        assertEquals(sha256, fetch(path));
        assertWhole();
        assertEquals(LENGTH, done.get());
    }

    @Test
    void unknownHashAndSizeAreNoHindrance() throws IOException {
        assertEquals(sha256, fetch(server.uri("/good"), null, null));
        assertWhole();
    }

    @Test
    void aBrokenConnectionIsResumedInOneCall() throws IOException {
        fetch("/truncated");
        assertWhole();
        final List<Integer> starts = server.ranges().stream()
                .map(r -> r.equals("null") ? 0 : Integer.parseInt(r.replaceAll("\\D", "")))
                .toList();
        assertTrue(starts.size() >= 4, starts.toString());
        assertEquals(starts.stream().sorted().distinct().toList(), starts, "each request goes on");
    }

    @Test
    void aLaterCallGoesOn() throws IOException {
        assertTrue(refusal("/stalls").endsWith("for 1 s; run it again to go on from 0.5 MB"));
        fetch("/good");
        assertWhole();
        assertEquals("bytes=500000-", server.ranges().get(server.ranges().size() - 1));
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws IOException {
        refusal("/stalls");
        fetch("/whole-only");
        assertWhole();
    }

    @Test
    void aPartOfAnotherFileIsNotedAndDropped() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(Download.part(file), new byte[1000]);
        fetch("/good");
        assertWhole();
        assertEquals(List.of("bytes=1000-", "null"), server.ranges());
    }

    @Test
    void aPartIsOnlyTrustedWhereAHashTells() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(Download.part(file), new byte[1000]);
        fetch(server.uri("/good"), null, null);
        assertWhole();
        assertEquals(List.of("null"), server.ranges());
    }

    @ParameterizedTest
    @CsvSource({
        "/circle, redirects in a circle",
        "/missing, answered with the status 404",
        "/huge, 'offers 1152921504606.8 MB, but 1.0 MB were expected'",
        "/short, 'offers 0.0 MB, but 1.0 MB were expected'",
        "/endless, sends more than the 1.1 MB",
        "/wrong-range, sent another part of the file than was asked for"
    })
    void aBadAnswerIsASentenceAndNothingIsLeft(final String path, final String words) throws IOException {
        assertTrue(refusal(path).contains(words), refusal(path));
        assertNothingIsLeft();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        final String message = assertThrows(IOException.class, () -> fetch(server.uri("/good"), null, "0".repeat(64)))
                .getMessage();
        assertTrue(message.endsWith("its SHA-256 begins with " + sha256 + ", not with " + "0".repeat(64)), message);
        assertNothingIsLeft();
    }

    @Test
    void silenceIsTimedOut() throws IOException {
        assertTrue(refusal("/silent").endsWith("127.0.0.1 did not answer for 1 s"), refusal("/silent"));
        assertNothingIsLeft();
    }

    @Test
    void aConnectionThatBringsNothingIsGivenUp() throws IOException {
        assertTrue(refusal("/cut-at-once").contains("broke off"), refusal("/cut-at-once"));
    }

    @Test
    void offlineIsSaid() throws IOException {
        final int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        final String message = assertThrows(
                        IOException.class, () -> fetch(URI.create("http://127.0.0.1:" + free + "/good"), null, null))
                .getMessage();
        assertTrue(message.startsWith("127.0.0.1 cannot be reached: is this machine online"), message);
        assertNothingIsLeft();
    }

    @Test
    void aFullDiskIsSaidBeforehand() throws IOException {
        final String message = assertThrows(IOException.class, () -> fetch(server.uri("/huge"), 1L << 60, sha256))
                .getMessage();
        assertTrue(message.startsWith("the disk is too full: 1152921504606.8 MB are needed"), message);
        assertNothingIsLeft();
    }

    @Test
    void aDiskThatFillsUpIsSaid() throws IOException {
        final Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(Download.part(file), full);
        assertTrue(refusal("/good").contains("is the disk full?"));
        assertNothingIsLeft();
    }

    /** Cancels at half of the file, which then stalls. */
    private String cancellation(final String hash) {
        final Download.Wanted wanted = new Download.Wanted(server.uri("/stalls"), (long) LENGTH, hash);
        final Download patient = new Download(
                Duration.ofHours(1),
                Download.Listener.of((now, total) -> done.set(now), () -> done.get() == LENGTH / 2));
        return assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(CancellationException.class, () -> patient.fetch(wanted, file)))
                .getMessage();
    }

    @Test
    void cancellingEndsAtOnceAndALaterCallGoesOn() throws IOException {
        assertEquals("the download was cancelled; run it again to go on from 0.5 MB", cancellation(sha256));
        assertFalse(Files.exists(file), "no half file");
        assertEquals(LENGTH / 2, Files.size(Download.part(file)));
        fetch("/good");
        assertWhole();
        assertEquals("bytes=500000-", server.ranges().get(server.ranges().size() - 1));
    }

    @Test
    void cancellingLeavesNothingThatCouldNotBeVerified() throws IOException {
        assertEquals("the download was cancelled", cancellation(null));
        assertNothingIsLeft();
        assertThrows(CancellationException.class, () -> download(0)
                .fetch(new Download.Wanted(server.uri("/silent"), null, null), file));
        assertNothingIsLeft();
    }

    @Test
    void aProxyOfTheJvmIsUsed() throws IOException {
        // asked as a proxy, the server sees the path of a host that does not exist
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(server.port()));
        try {
            assertEquals(sha256, fetch(URI.create("http://weights.invalid/good"), null, null));
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
        assertWhole();
    }

    @Test
    void anOlderFileStaysUntilTheNewOneIsWhole() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
        assertThrows(IOException.class, () -> fetch("/missing"));
        assertEquals("old", Files.readString(file));
        fetch("/good");
        assertTrue(Arrays.equals(content, Files.readAllBytes(file)));
    }
}
