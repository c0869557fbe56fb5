package io.github.explicell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the pages lead somewhere: to a file of the project, and to a heading of it. Every page of docs/ can be reached. */
class LinksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]\\n]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`|^(?: {4}|\\t).*?$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

    @Test
    void linksLeadSomewhere() throws IOException {
        final List<String> broken = new ArrayList<>();
        for (final Path page : pages())
            for (final String link : links(page))
                if (!leads(page, link)) broken.add(ROOT.relativize(page) + ": " + link);
        assertEquals(List.of(), broken);
    }

    @Test
    void everyPageOfTheGuideIsLinked() throws IOException {
        final Set<Path> linked = new TreeSet<>();
        for (final Path page : pages())
            for (final String link : links(page))
                if (!isOutside(link) && !link.startsWith("#"))
                    linked.add(page.resolveSibling(link.replaceFirst("#.*", "")).normalize());
        final List<String> unreachable = pages().stream()
                .filter(p -> p.startsWith(ROOT.resolve("docs")) && !linked.contains(p))
                .map(p -> ROOT.relativize(p).toString())
                .toList();
        assertEquals(List.of(), unreachable);
    }

    @Test
    void headingsHaveTheirAnchors() {
        assertTrue(
                anchors("# Why? A \"map\", and `code`\n## x-y z\n").containsAll(Set.of("why-a-map-and-code", "x-y-z")));
    }

    private static List<Path> pages() throws IOException {
        final List<Path> pages = new ArrayList<>();
        for (final String place :
                List.of("README.md", "docs", "models", "test-images", "src/test/python", "macros", "plugins-manifest"))
            if (Files.exists(ROOT.resolve(place)))
                try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
                    files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
                }
        return pages;
    }

    private static List<String> links(final Path page) throws IOException {
        final Matcher matcher = LINK.matcher(CODE.matcher(text(page)).replaceAll(""));
        final List<String> links = new ArrayList<>();
        while (matcher.find()) links.add(matcher.group(1));
        return links;
    }

    private static boolean leads(final Path page, final String link) throws IOException {
        if (isOutside(link)) return true;
        final String[] parts = link.split("#", 2);
        final Path target =
                parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(ROOT) || !Files.exists(target)) return false;
        return parts.length == 1 || anchors(text(target)).contains(parts[1]);
    }

    private static boolean isOutside(final String link) {
        return link.startsWith("http://") || link.startsWith("https://") || link.startsWith("mailto:");
    }

    /** Anchors as the pages' host makes them of headings: lower case, blanks to hyphens, other signs left out. */
    private static Set<String> anchors(final String text) {
        final Set<String> anchors = new TreeSet<>();
        final Matcher matcher = HEADING.matcher(text);
        while (matcher.find())
            anchors.add(matcher.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        return anchors;
    }

    private static String text(final Path page) throws IOException {
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
