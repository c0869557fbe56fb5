package io.github.explicell.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Versions that the build wrote down, for the names of shipped files. */
public final class ProjectProperties {

    private static final String FILE = "version.txt";

    private ProjectProperties() {}

    /** @return version (of Explicell), djl.version and libtorch.version */
    public static Map<String, String> read() {
        final Properties properties = new Properties();
        try (InputStream in = ProjectProperties.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("this Explicell lacks site/" + FILE + "; build it anew");
            properties.load(in);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(n -> n, properties::getProperty));
    }
}
