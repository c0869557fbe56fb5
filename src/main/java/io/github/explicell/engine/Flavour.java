package io.github.explicell.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A build of libtorch for this machine.
 *
 * @param name {@code cpu}, or {@code cu128} for CUDA 12.8
 */
public record Flavour(String name) {

    /** For every processor. */
    public static final Flavour CPU = new Flavour("cpu");

    private static final String VERSION_FILE = "version.txt";

    /** @return version of libtorch that the program was built for, such as 2.7.1 */
    public static String version() {
        try (InputStream in = Flavour.class.getResourceAsStream(VERSION_FILE)) {
            if (in == null)
                throw new IllegalStateException("this Explicell lacks engine/" + VERSION_FILE + "; build it anew");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return this machine as DJL names it, such as linux-x86_64 */
    public static String machine() {
        final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String processor = System.getProperty("os.arch").matches("aarch64|arm64") ? "aarch64" : "x86_64";
        return (system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux") + "-" + processor;
    }

    /** @return the names of the flavours that DJL's native part can drive on this machine */
    public static List<String> names() {
        return List.of("linux-x86_64", "win-x86_64").contains(machine()) ? List.of("cpu", "cu128") : List.of("cpu");
    }

    /** @return name of the folder that holds its libraries, such as libtorch-2.7.1-cpu */
    public String folder() {
        return "libtorch-" + version() + "-" + name;
    }

    /** @return whether it computes on an NVIDIA GPU */
    public boolean isCuda() {
        return name.startsWith("cu");
    }

    /** @return the CUDA version, such as 12.8; empty if none */
    public String cuda() {
        return isCuda() ? name.substring(2, name.length() - 1) + "." + name.charAt(name.length() - 1) : "";
    }

    /**
     * The oldest NVIDIA driver that runs programs of this CUDA: NVIDIA's table "CUDA Toolkit and Minimum Required Driver
     * Version for CUDA Minor Version Compatibility" in the release notes of CUDA 12.8.
     *
     * @return a version, or empty if none is needed
     */
    public String driver() {
        if (!isCuda()) return "";
        return machine().startsWith("win") ? "528.33" : "525.60.13";
    }
}
