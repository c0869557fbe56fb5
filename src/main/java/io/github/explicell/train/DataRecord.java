package io.github.explicell.train;

import io.github.explicell.files.WholeFile;
import io.github.explicell.image.Bounds;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;

/**
 * The samples of a run with the part that each belongs to and a digest of its image file, as a CSV file: it tells whether
 * data are the same as they were. Files are named from the folder that holds all of them, so that data may move.
 */
final class DataRecord {

    private static final String HEADING = "file,series,region,x,y,width,height,z,t,known,sha256,part";
    /** Larger files are known by their length and by pieces spread over them: reading terabytes would take hours. */
    private static final long WHOLE = 256L << 20;

    private static final int PIECES = 64;
    private static final int PIECE = 1 << 20;

    private final List<String> lines;

    private DataRecord(final List<String> lines) {
        this.lines = lines;
    }

    /**
     * Reads every image file once.
     *
     * @throws IOException naming a file that cannot be read
     */
    static DataRecord of(final DataSet data, final Split split) throws IOException {
        final Path root = root(data.samples());
        final Map<Path, String> digests = new HashMap<>();
        final Map<Sample, String> parts = new HashMap<>();
        split.training().forEach(s -> parts.put(s, "training"));
        split.validation().forEach(s -> parts.put(s, "validation"));
        split.test().forEach(s -> parts.put(s, "test"));
        final List<String> lines = new ArrayList<>(List.of(HEADING));
        for (final Sample s : data.samples()) {
            if (!digests.containsKey(s.file())) digests.put(s.file(), digest(s.file()));
            final Bounds b = s.region().bounds();
            lines.add(CSVFormat.DEFAULT.format(
                    root.relativize(absolute(s.file())).toString().replace('\\', '/'),
                    s.series(),
                    s.region().name(),
                    b.x(),
                    b.y(),
                    b.width(),
                    b.height(),
                    s.region().plane().z(),
                    s.region().plane().t(),
                    s.label() + " " + s.group() + " " + new TreeMap<>(s.region().properties()),
                    digests.get(s.file()),
                    parts.get(s)));
        }
        return new DataRecord(lines);
    }

    private static Path absolute(final Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** The folder that holds all files. */
    private static Path root(final List<Sample> samples) {
        Path root = absolute(samples.get(0).file()).getParent();
        for (final Sample s : samples) while (!absolute(s.file()).startsWith(root)) root = root.getParent();
        return root;
    }

    private static String digest(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            final long size = channel.size();
            if (size <= WHOLE) {
                final byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
            } else {
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
                final ByteBuffer piece = ByteBuffer.allocate(PIECE);
                for (int i = 0; i < PIECES; i++) {
                    piece.clear();
                    channel.read(piece, (size - PIECE) / (PIECES - 1) * i);
                    digest.update(piece.flip());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void write(final Path file) throws IOException {
        final String text = String.join("\n", lines) + "\n";
        WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Compares with a file that was written before.
     *
     * @throws IllegalArgumentException naming a sample that differs
     */
    void check(final Path file) throws IOException {
        final List<String> before = Files.readString(file).lines().toList();
        final List<String> now = String.join("\n", lines).lines().toList();
        if (before.equals(now)) return;
        final Optional<String> why = first(before, now, DataRecord::name)
                .map(line -> "missing: " + name(line))
                .or(() -> first(now, before, DataRecord::name).map(line -> "new: " + name(line)))
                .or(() -> first(before, now, DataRecord::withoutPart).map(line -> "changed: " + name(line)));
        throw new IllegalArgumentException("the data are not those with which the run began ("
                + why.orElse("their order or their parts")
                + "); put them back as they were, or begin a new run");
    }

    /** The first line whose key no other line has. */
    private static Optional<String> first(
            final List<String> lines, final List<String> others, final UnaryOperator<String> key) {
        final Set<String> keys = new HashSet<>();
        others.forEach(line -> keys.add(key.apply(line)));
        return lines.stream().filter(line -> !keys.contains(key.apply(line))).findFirst();
    }

    private static String name(final String line) {
        return line.substring(0, Math.max(0, line.indexOf(',')));
    }

    /** Which part a sample is in follows from all others, too. */
    private static String withoutPart(final String line) {
        return line.substring(0, Math.max(0, line.lastIndexOf(',')));
    }
}
