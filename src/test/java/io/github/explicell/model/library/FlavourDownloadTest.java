package io.github.explicell.model.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.explicell.engine.Flavour;
import io.github.explicell.engine.NativeFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of the shape that DJL's has: a list of paths, and gzipped libraries. */
@Timeout(120)
class FlavourDownloadTest {

    private static final Flavour CUDA = new Flavour("cu128");

    @TempDir
    private Path folder;

    private final Map<String, byte[]> served = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private FlavourDownload download;

    @BeforeEach
    void serve() throws IOException {
        Assumptions.assumeTrue(Flavour.names().contains("cu128"), "skipped: this machine has no flavour for GPUs");
        final String base = "/pytorch/" + Flavour.version() + "/";
        final String path = "cu128/" + Flavour.machine() + "/native/lib/";
        served.put(
                base + "files.txt",
                ("cpu/" + Flavour.machine() + "/native/lib/libtorch.so.gz\n" + path + "libtorch.so.gz\n" + path
                                + "libc%2B%2B.so.1.gz\n")
                        .getBytes(StandardCharsets.UTF_8));
        served.put(base + path + "libtorch.so.gz", packed("torch"));
        served.put(base + path + "libc%2B%2B.so.1.gz", packed("c"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
            final byte[] body = served.get(exchange.getRequestURI().getRawPath());
            if (body == null) exchange.sendResponseHeaders(404, -1);
            else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        download = new FlavourDownload(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pytorch/"), folder);
    }

    @AfterEach
    void stop() {
        if (server != null) server.stop(0);
    }

    private static byte[] packed(final String text) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static Download.Listener listener() {
        return Download.Listener.of((done, total) -> {}, () -> false);
    }

    @Test
    void theOfferNamesTheSizeAndDownloadsNothing() throws IOException {
        final FlavourDownload.Offer offer = download.offer(CUDA);
        assertEquals(2, offer.items().size());
        assertEquals(packed("torch").length + packed("c").length, offer.bytes());
        assertTrue(
                offer.words().contains("2 files") && offer.words().contains("publishes no checksums"), offer.words());
        assertTrue(asked.stream().noneMatch(request -> request.startsWith("GET") && request.endsWith(".gz")));
        assertFalse(Files.exists(folder.resolve(CUDA.folder())));
    }

    @Test
    void theLibrariesAreUnpackedBesideTheirDriver() throws IOException {
        final Path installed = download.install(download.offer(CUDA), listener());
        assertEquals(folder.resolve(CUDA.folder()), installed);
        assertEquals("torch", Files.readString(installed.resolve("libtorch.so")));
        assertEquals("c", Files.readString(installed.resolve("libc++.so.1")));
        assertArrayEquals(
                NativeFolders.driver(CUDA), Files.readAllBytes(installed.resolve(System.mapLibraryName("djl_torch"))));
        assertTrue(Files.readString(folder.resolve("hashes.properties")).contains("libtorch.so"));
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count(), "what was packed is gone");
        }
    }

    @Test
    void whatIsAnotherFileThanAtFirstIsRefused() throws IOException {
        download.install(download.offer(CUDA), listener());
        served.replaceAll((path, body) -> path.endsWith("libtorch.so.gz") ? packedOr("other") : body);
        final IOException e = assertThrows(IOException.class, () -> download.install(download.offer(CUDA), listener()));
        assertTrue(e.getMessage().contains("is not the expected file"), e.getMessage());
        assertEquals("torch", Files.readString(folder.resolve(CUDA.folder()).resolve("libtorch.so")));
    }

    private static byte[] packedOr(final String text) {
        try {
            return packed(text);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSecondCallGoesOnWhereTheFirstBrokeOff() throws IOException {
        final FlavourDownload.Offer offer = download.offer(CUDA);
        final String second = offer.items().get(1).uri().getRawPath();
        final byte[] body = served.remove(second);
        assertThrows(IOException.class, () -> download.install(offer, listener()));
        assertFalse(Files.exists(folder.resolve(CUDA.folder())));
        served.put(second, body);
        asked.clear();
        download.install(offer, listener());
        assertEquals(List.of("GET " + second), asked);
    }

    @Test
    void anUnknownFlavourAndADeadSiteAreSentences() {
        final IOException e = assertThrows(IOException.class, () -> download.offer(new Flavour("cu999")));
        assertTrue(e.getMessage().contains("has no libtorch " + Flavour.version() + " cu999"), e.getMessage());
        server.stop(0);
        final IOException dead = assertThrows(IOException.class, () -> download.offer(CUDA));
        assertTrue(dead.getMessage().contains("is this machine online"), dead.getMessage());
    }
}
