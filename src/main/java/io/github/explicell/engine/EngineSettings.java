package io.github.explicell.engine;

import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a user chose for this machine, for the command line and ImageJ alike; kept in {@code engine.properties} of
 * {@link EngineHome}.
 *
 * @param device what {@code auto} means: {@code auto} (a GPU if there is one), {@code cpu} or {@code gpu:N}
 * @param flavour of libtorch: {@code cpu}, or such as {@code cu128}, from the next start on
 * @param tried flavour and driver of the last trial that succeeded, such as {@code cu128 570.124.06}; may be empty
 */
public record EngineSettings(String device, String flavour, String tried) {

    /** Nothing was chosen. */
    public static final EngineSettings DEFAULT = new EngineSettings("auto", "cpu", "");

    private static final String FILE = "engine.properties";

    /**
     * Checks the values.
     *
     * @param device what {@code auto} means: {@code auto} (a GPU if there is one), {@code cpu} or {@code gpu:N}
     * @param flavour of libtorch: {@code cpu}, or such as {@code cu128}, from the next start on
     * @param tried flavour and driver of the last trial that succeeded, such as {@code cu128 570.124.06}; may be empty
     * @throws IllegalArgumentException naming what there is
     */
    public EngineSettings {
        Devices.check(device);
        if (!flavour.matches("cpu|cu\\d{2,4}"))
            throw new IllegalArgumentException("flavour must be cpu or such as cu128, not " + flavour);
    }

    private static Path file() {
        return EngineHome.folder().resolve(FILE);
    }

    /** @return the settings; the defaults if there is no such file or it makes no sense */
    public static EngineSettings read() {
        final Properties values = new Properties();
        try (InputStream in = Files.newInputStream(file())) {
            values.load(in);
            return new EngineSettings(
                    values.getProperty("device", DEFAULT.device),
                    values.getProperty("flavour", DEFAULT.flavour),
                    values.getProperty("tried", DEFAULT.tried));
        } catch (final IOException | IllegalArgumentException e) {
            return DEFAULT;
        }
    }

    /**
     * Writes the file, as a whole.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    public void write() throws IOException {
        final Properties values = new Properties();
        values.setProperty("device", device);
        values.setProperty("flavour", flavour);
        values.setProperty("tried", tried);
        WholeFile.write(file(), out -> values.store(out, null));
    }

    /**
     * @param name what {@code auto} means: {@code auto} (a GPU if there is one), {@code cpu} or {@code gpu:N}
     * @return the same with another device
     */
    public EngineSettings withDevice(final String name) {
        return new EngineSettings(name, flavour, tried);
    }

    /**
     * @param name of libtorch: {@code cpu}, or such as {@code cu128}, from the next start on
     * @return the same with another flavour
     */
    public EngineSettings withFlavour(final String name) {
        return new EngineSettings(device, name, tried);
    }

    /** @return the same after another trial */
    EngineSettings withTried(final String what) {
        return new EngineSettings(device, flavour, what);
    }
}
