package io.github.explicell.site;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is shipped where and for which platform: {@code plugins-manifest/manifest.json}. Names may hold {@code ${NAME}},
 * a property of the project.
 *
 * @param description of the site
 * @param link to the project
 * @param author of the site
 * @param platforms Fiji's name of a platform, such as linux64, to Maven's classifier of libtorch, such as linux-x86_64
 * @param files what is shipped
 */
public record Manifest(
        String description, String link, String author, Map<String, String> platforms, List<Entry> files) {

    /**
     * A file or a folder of files.
     *
     * @param to path in Fiji's folder; of a folder, ending with a slash
     * @param from file or folder of the project, or null
     * @param maven group:artifact:version of a jar, or null
     * @param libtorch flavour of libtorch that is packed for each platform, to a path with {@code ${platform}}, or null
     * @param driver flavour of libtorch whose JNI library is taken out of DJL's jar for each platform, or null
     * @param description for people
     * @param dependencies files that it needs, by their names without versions
     */
    public record Entry(
            String to,
            String from,
            String maven,
            String libtorch,
            String driver,
            String description,
            List<String> dependencies) {

        /**
         * Without dependencies there are none.
         *
         * @param to path in Fiji's folder; of a folder, ending with a slash
         * @param from file or folder of the project, or null
         * @param maven group:artifact:version of a jar, or null
         * @param libtorch flavour of libtorch that is packed for each platform, to a path with {@code ${platform}}, or
         *     null
         * @param driver flavour of libtorch whose JNI library is taken out of DJL's jar for each platform, or null
         * @param description for people
         * @param dependencies files that it needs, by their names without versions
         */
        public Entry {
            dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
        }
    }

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    /**
     * Reads a manifest.
     *
     * @param file JSON
     * @param properties of the project
     * @return the manifest, with the properties' values in their places
     * @throws IOException naming the file and what is wrong with it
     */
    public static Manifest read(final Path file, final Map<String, String> properties) throws IOException {
        final String text = Files.readString(file, StandardCharsets.UTF_8);
        final StringBuilder filled = new StringBuilder();
        final Matcher matcher = PROPERTY.matcher(text);
        while (matcher.find()) {
            final String name = matcher.group(1);
            if (!name.equals("platform") && !properties.containsKey(name))
                throw new IOException(file + " names the property " + name + ", which the project does not have");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(properties.getOrDefault(name, matcher.group())));
        }
        matcher.appendTail(filled);
        try {
            return new Gson().fromJson(filled.toString(), Manifest.class).checked(file);
        } catch (final JsonParseException e) {
            throw new IOException(file + " is no manifest: " + e.getMessage(), e);
        }
    }

    private Manifest checked(final Path file) throws IOException {
        if (platforms == null || files == null || description == null || link == null || author == null)
            throw new IOException(file + " must have description, link, author, platforms and files");
        for (final Entry entry : files) {
            if (entry.to == null || entry.to.startsWith("/") || entry.to.contains("..") || entry.to.contains("\\"))
                throw new IOException(file + ": to must be a path in Fiji's folder, not " + entry.to);
            if (!UpdaterRules.isShipped(entry.to))
                throw new IOException(file + ": Fiji's updater does not ship " + entry.to);
            if ((entry.libtorch != null || entry.driver != null) != entry.to.contains("${platform}"))
                throw new IOException(file + ": " + entry.to + " must have ${platform} if, and only if, it is native");
        }
        return this;
    }
}
