package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.engine.NativeFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells the engine where Fiji's update site puts libtorch: {@code lib/<platform>/explicell} of ImageJ's folder. */
final class ImageJEngine {

    private ImageJEngine() {}

    /** To be called before libtorch is used; later calls change nothing. */
    static void prepare() {
        final String imagej = IJ.getDirectory("imagej");
        if (imagej == null) return;
        final Path folder = Path.of(imagej, "lib", platform(), "explicell");
        if (Files.isDirectory(folder)) NativeFolders.add(folder);
    }

    /** @return this machine as Fiji's updater names it, such as linux64 */
    static String platform() {
        final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String bits = System.getProperty("os.arch").matches("aarch64|arm64") ? "-arm64" : "64";
        if (system.contains("mac")) return "macos" + bits;
        return (system.contains("win") ? "win" : "linux") + bits;
    }
}
