package io.github.explicell.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The NVIDIA driver of this machine, as its own tool {@code nvidia-smi} states it. libtorch is not needed for that.
 *
 * @param version such as 570.124.06
 * @param gpus names of the graphics cards
 */
public record NvidiaDriver(String version, List<String> gpus) {

    private static final long PATIENCE = 10;
    private static final Pattern ROW = Pattern.compile("(\\d+(?:\\.\\d+)+)\\s*,\\s*(.+)");

    /** @return the driver; empty if there is none */
    public static Optional<NvidiaDriver> find() {
        try {
            final Process process = new ProcessBuilder(
                            "nvidia-smi", "--query-gpu=driver_version,name", "--format=csv,noheader")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (final IOException e) {
            return Optional.empty(); // there is no such tool: no driver
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * @param rows what the tool prints: driver and name, one card a line
     * @return the driver; empty if the text is none of that
     */
    static Optional<NvidiaDriver> parse(final String rows) {
        final List<Matcher> found = rows.lines()
                .map(line -> ROW.matcher(line.strip()))
                .filter(Matcher::matches)
                .toList();
        if (found.isEmpty()) return Optional.empty();
        return Optional.of(new NvidiaDriver(
                found.get(0).group(1), found.stream().map(m -> m.group(2)).toList()));
    }

    /**
     * @param needed a version
     * @return whether this driver is that one or a newer one
     */
    public boolean isAtLeast(final String needed) {
        return Arrays.compare(numbers(version), numbers(needed)) >= 0;
    }

    private static int[] numbers(final String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
