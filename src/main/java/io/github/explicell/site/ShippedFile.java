package io.github.explicell.site;

import java.nio.file.Path;
import java.util.List;

/**
 * A file as it is shipped.
 *
 * @param path in Fiji's folder, with its version
 * @param file the content
 * @param description for people
 * @param dependencies names of the files that it needs, without versions
 */
public record ShippedFile(String path, Path file, String description, List<String> dependencies) {

    /** @return the name without its version */
    public String key() {
        return UpdaterRules.key(path);
    }

    /** @return the platforms that get it; none: all of them */
    public List<String> platforms() {
        return UpdaterRules.platform(path).map(List::of).orElse(List.of());
    }
}
