package io.github.explicell.model.library;

import io.github.explicell.engine.EngineHome;
import io.github.explicell.engine.Flavour;
import io.github.explicell.engine.NativeFolders;
import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.files.WholeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;

/**
 * Gets another flavour of libtorch from where DJL keeps them, after the user agreed to its size. DJL publishes no
 * checksums: the SHA-256 of each file is recorded when it is first fetched, and must be the same ever after.
 */
public final class FlavourDownload {

    /** Where DJL keeps libtorch's libraries. */
    public static final URI SITE = URI.create("https://publish.djl.ai/pytorch/");

    private static final String HASHES = "hashes.properties";
    private static final int LONGEST_LIST = 1 << 20;
    /** Times the packed size: libraries for GPUs shrink to about a half. */
    private static final long LARGEST = 16L << 30;

    private final URI site;
    private final Path home;

    /** Gets them from DJL's site into {@link EngineHome}. */
    public FlavourDownload() {
        this(SITE, EngineHome.folder());
    }

    /**
     * @param site in place of {@link #SITE}, with a slash at its end
     * @param home where to
     */
    public FlavourDownload(final URI site, final Path home) {
        this.site = site;
        this.home = home;
    }

    /**
     * One packed library.
     *
     * @param uri where it is
     * @param name of the library
     * @param bytes that are transferred
     */
    record Item(URI uri, String name, long bytes) {}

    /**
     * What a flavour consists of.
     *
     * @param flavour which
     * @param items its libraries
     */
    public record Offer(Flavour flavour, List<Item> items) {

        /** @return bytes that are transferred */
        public long bytes() {
            return items.stream().mapToLong(Item::bytes).sum();
        }

        /** @return what the user is asked to agree to */
        public String words() {
            return "libtorch " + Flavour.version() + " " + flavour.name() + " (" + items.size() + " files, "
                    + PublishedWeights.megabytes(bytes()) + ") from "
                    + items.get(0).uri().getHost() + ", which publishes no checksums";
        }
    }

    /**
     * Asks the site what there is; nothing is downloaded but the list.
     *
     * @param flavour which
     * @return its files and their sizes
     * @throws IOException if the site cannot be reached or has no such flavour for this machine
     */
    public Offer offer(final Flavour flavour) throws IOException {
        final URI base = site.resolve(Flavour.version() + "/");
        final String folder = flavour.name() + "/" + Flavour.machine() + "/";
        final List<Item> items = new ArrayList<>();
        for (final String line : list(base.resolve("files.txt"))) {
            final String path = line.strip();
            if (!path.startsWith(folder) || !path.endsWith(".gz")) continue;
            final String name = URLDecoder.decode(
                    path.substring(path.lastIndexOf('/') + 1, path.length() - ".gz".length()), StandardCharsets.UTF_8);
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.+-]*"))
                throw new IOException(site.getHost() + " lists " + name + ", which is no library's name");
            items.add(new Item(base.resolve(path), name, size(base.resolve(path))));
        }
        if (items.isEmpty())
            throw new IOException(site.getHost() + " has no libtorch " + Flavour.version() + " " + flavour.name()
                    + " for " + Flavour.machine());
        return new Offer(flavour, items);
    }

    /**
     * Downloads and installs a flavour; what has arrived is kept if it breaks off, so that the same call goes on. The user
     * has agreed.
     *
     * @param offer what to get
     * @param listener told how far it is
     * @return the folder of its libraries
     * @throws IOException with one sentence, also if a file is another one than when it was first fetched
     * @throws java.util.concurrent.CancellationException if the listener said so
     */
    public Path install(final Offer offer, final Download.Listener listener) throws IOException {
        final Path folder = home.resolve(offer.flavour().folder());
        final Path packed = home.resolve(".download-" + offer.flavour().folder());
        Folders.make(packed);
        long done = 0;
        for (final Item item : offer.items()) {
            fetch(item, packed.resolve(item.name() + ".gz"), offer, done, listener);
            done += item.bytes();
        }
        final byte[] driver = NativeFolders.driver(offer.flavour());
        WholeFolder.write(folder, part -> {
            for (final Item item : offer.items())
                unpack(packed.resolve(item.name() + ".gz"), part.resolve(item.name()));
            Files.write(part.resolve(System.mapLibraryName("djl_torch")), driver);
        });
        Folders.delete(packed);
        return folder;
    }

    // -- Helper methods --

    private void fetch(
            final Item item, final Path file, final Offer offer, final long before, final Download.Listener listener)
            throws IOException {
        final String key = offer.flavour().folder() + "/" + item.name();
        final Properties hashes = hashes();
        final String known = hashes.getProperty(key);
        if (Files.isRegularFile(file) && known != null) return; // checked when it came
        final Download.Listener whole = Download.Listener.of(
                (done, total) -> listener.progress(before + done, offer.bytes()), listener::isCanceled);
        final String sha256 = new Download(Download.PATIENCE, whole)
                .fetch(new Download.Wanted(item.uri(), item.bytes(), known), file);
        hashes.setProperty(key, sha256);
        WholeFile.write(home.resolve(HASHES), out -> hashes.store(out, "SHA-256 of what was first fetched"));
    }

    private Properties hashes() throws IOException {
        final Properties hashes = new Properties();
        final Path file = home.resolve(HASHES);
        if (Files.isRegularFile(file))
            try (InputStream in = Files.newInputStream(file)) {
                hashes.load(in);
            }
        return hashes;
    }

    private static void unpack(final Path packed, final Path library) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed));
                OutputStream out = Files.newOutputStream(library)) {
            final byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > LARGEST) throw new IOException(packed + " is larger than any library");
                out.write(buffer, 0, n);
            }
        }
    }

    private List<String> list(final URI uri) throws IOException {
        final HttpResponse<InputStream> response =
                send(HttpRequest.newBuilder(uri), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            return new String(in.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private long size(final URI uri) throws IOException {
        return send(
                        HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValueAsLong("Content-Length")
                .orElseThrow(() -> new IOException(site.getHost() + " does not say how large " + uri + " is"));
    }

    private <T> HttpResponse<T> send(final HttpRequest.Builder request, final HttpResponse.BodyHandler<T> body)
            throws IOException {
        final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Download.PATIENCE)
                .proxy(ProxySelector.getDefault())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            final HttpResponse<T> response =
                    client.send(request.timeout(Download.PATIENCE).build(), body);
            if (response.statusCode() != 200)
                throw new IOException("it answered with the status " + response.statusCode() + " to " + response.uri());
            return response;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the request to " + site.getHost() + " was interrupted", e);
        } catch (final IOException e) {
            throw new IOException(
                    site.getHost() + " cannot be asked (" + e.getMessage()
                            + "): is this machine online, or does it need a proxy?",
                    e);
        }
    }
}
