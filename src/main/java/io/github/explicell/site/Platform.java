package io.github.explicell.site;

import java.util.Locale;

/** What Fiji's updater calls machines. */
public final class Platform {

    private Platform() {}

    /** @return this machine, such as linux64 or macos-arm64 */
    public static String current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param system as Java's os.name
     * @param processor as Java's os.arch
     * @return Fiji's name
     */
    static String of(final String system, final String processor) {
        final String lower = system.toLowerCase(Locale.ROOT);
        final String family = lower.contains("mac") ? "macos" : lower.contains("win") ? "win" : "linux";
        return family + (processor.matches("aarch64|arm64") ? "-arm64" : "64");
    }
}
