package io.github.explicell.model.library;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on the loopback device that serves one file, well or badly. Its threads end with it. */
public final class BadServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final byte[] content;

    /** @param content of the file */
    public BadServer(final byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        handle("/good", e -> send(e, from(e), content.length));
        handle("/whole-only", e -> answer(e, 200, content, content.length));
        handle("/truncated", e -> send(e, from(e), Math.min(content.length, from(e) + content.length / 4)));
        handle("/cut-at-once", e -> answer(e, 200, new byte[0], content.length));
        handle("/stalls", this::stall);
        handle("/silent", e -> waitForTheEnd());
        handle("/circle", e -> redirect(e, "/circle"));
        handle("/moved", e -> redirect(e, "/good"));
        handle("/missing", e -> answer(e, 404, new byte[0], -1));
        handle("/huge", e -> answer(e, 200, new byte[10], 1L << 60));
        handle("/short", e -> answer(e, 200, Arrays.copyOf(content, 10), 10));
        handle("/endless", this::endless);
        handle("/wrong-range", e -> {
            e.getResponseHeaders().set("Content-Range", "bytes 5-9/10");
            answer(e, 206, Arrays.copyOf(content, 5), 5);
        });
        server.start();
    }

    /** One answer. */
    private interface Answer {

        void to(HttpExchange exchange) throws IOException;
    }

    private void handle(final String path, final Answer answer) {
        server.createContext(path, exchange -> {
            ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static int from(final HttpExchange exchange) {
        final String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    /** Claims all from a place to the end, and sends what lies before another. */
    private void send(final HttpExchange exchange, final int start, final int end) throws IOException {
        if (start > 0)
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
        answer(exchange, start > 0 ? 206 : 200, Arrays.copyOfRange(content, start, end), content.length - start);
    }

    private static void answer(final HttpExchange exchange, final int status, final byte[] bytes, final long length)
            throws IOException {
        exchange.sendResponseHeaders(status, length);
        if (length < 0) return;
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
    }

    private void stall(final HttpExchange exchange) throws IOException {
        answer(exchange, 200, Arrays.copyOf(content, content.length / 2), content.length);
        waitForTheEnd();
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endless(final HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (closed.getCount() > 0) exchange.getResponseBody().write(content);
    }

    private static void redirect(final HttpExchange exchange, final String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        answer(exchange, 302, new byte[0], -1);
    }

    /** @return the address of one of the paths above */
    public URI uri(final String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @return bytes of the file */
    public int length() {
        return content.length;
    }

    /** The Range headers of the requests so far, "null" for none. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
