package io.github.explicell.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class UpdateSiteTest {

    private static final Manifest MANIFEST =
            new Manifest("d", "https://example.org/a?b&c", "Some <authors>", Map.of(), List.of());
    private static final Instant FIRST = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path site;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void begin() {
        site = folder.resolve("site");
    }

    private ShippedFile file(final String path, final String content) throws IOException {
        final Path file = folder.resolve("content").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new ShippedFile(path, file, "What \"it\" is & does.", List.of("jars/ij.jar", "jars/gson.jar"));
    }

    private void publish(final Instant when, final ShippedFile... files) throws IOException {
        said.clear();
        new UpdateSite(site, MANIFEST).publish(List.of(files), when, said::add);
    }

    /** The database as the updater reads it, checked against its grammar. */
    private Document database() throws Exception {
        final String xml;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(site.resolve("db.xml.gz")))) {
            xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(xml.contains("<!DOCTYPE pluginRecords ["), "the updater expects the grammar in the file");
        parse(xml); // against the grammar that it carries
        return parse(xml.replaceFirst("(?s)<!DOCTYPE.*?]>", "<!DOCTYPE pluginRecords SYSTEM \"plugin-records.dtd\">"));
    }

    private static Document parse(final String xml) throws Exception {
        final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        final DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((name, address) -> new InputSource(new ByteArrayInputStream(
                Files.readAllBytes(Path.of("src/test/resources/fixtures/site/plugin-records.dtd")))));
        builder.setErrorHandler(new ErrorHandler() {

            @Override
            public void warning(final SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void error(final SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void fatalError(final SAXParseException e) throws SAXParseException {
                throw e;
            }
        });
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private Element plugin(final String filename) throws Exception {
        final NodeList plugins = database().getElementsByTagName("plugin");
        for (int i = 0; i < plugins.getLength(); i++)
            if (plugins.item(i) instanceof Element e
                    && e.getAttribute("filename").equals(filename)) return e;
        throw new AssertionError("no " + filename);
    }

    private static Element only(final Element parent, final String tag) {
        assertEquals(1, parent.getElementsByTagName(tag).getLength(), tag);
        return (Element) parent.getElementsByTagName(tag).item(0);
    }

    private static String sha1(final byte[]... parts) throws Exception {
        final MessageDigest digest = MessageDigest.getInstance("SHA-1");
        for (final byte[] part : parts) digest.update(part);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aFileIsThereUnderTheNameThatItsEntrySays() throws Exception {
        publish(FIRST, file("macros/a/x.ijm", "print(1);"), file("lib/win64/explicell/a.zip", "z"));
        final Element version = only(plugin("macros/a/x.ijm"), "version");
        assertEquals(
                sha1(
                        "macros/a/x.ijm".getBytes(StandardCharsets.US_ASCII),
                        "print(1);".getBytes(StandardCharsets.UTF_8)),
                version.getAttribute("checksum"));
        assertEquals("9", version.getAttribute("filesize"));
        final String timestamp = version.getAttribute("timestamp");
        assertTrue(timestamp.matches("2026050[12]\\d{6}"), timestamp);
        assertEquals("print(1);", Files.readString(site.resolve("macros/a/x.ijm-" + timestamp)));
        assertEquals("Some <authors>", only(version, "author").getTextContent());
        assertEquals("https://example.org/a?b&c", only(version, "link").getTextContent());
        assertEquals(
                "jars/ij.jar",
                ((Element) version.getElementsByTagName("dependency").item(0)).getAttribute("filename"));
        assertEquals(
                "win64", only(plugin("lib/win64/explicell/a.zip"), "platform").getTextContent());
        assertEquals(
                0, plugin("macros/a/x.ijm").getElementsByTagName("platform").getLength());
    }

    @Test
    void whatChangedIsNewAndWhatWasBeforeStays() throws Exception {
        publish(FIRST, file("macros/x.ijm", "old"), file("macros/y.ijm", "same"), file("macros/z.ijm", "gone"));
        final Element before = only(plugin("macros/x.ijm"), "version");
        final String same = only(plugin("macros/y.ijm"), "version").getAttribute("timestamp");
        publish(SECOND, file("macros/x.ijm", "new"), file("macros/y.ijm", "same"));
        assertEquals(List.of("changed: macros/x.ijm", "obsolete: macros/z.ijm"), said);
        final Element after = plugin("macros/x.ijm");
        final Element previous = only(after, "previous-version");
        assertEquals(before.getAttribute("checksum"), previous.getAttribute("checksum"));
        assertEquals(before.getAttribute("timestamp"), previous.getAttribute("timestamp"));
        assertTrue(previous.getAttribute("timestamp-obsolete").startsWith("202606"));
        assertEquals("old", Files.readString(site.resolve("macros/x.ijm-" + previous.getAttribute("timestamp"))));
        final String timestamp = only(after, "version").getAttribute("timestamp");
        assertEquals("new", Files.readString(site.resolve("macros/x.ijm-" + timestamp)));
        assertEquals(same, only(plugin("macros/y.ijm"), "version").getAttribute("timestamp"));
        assertEquals(0, plugin("macros/z.ijm").getElementsByTagName("version").getLength());
        only(plugin("macros/z.ijm"), "previous-version");
        assertTrue(Files.isRegularFile(site.resolve("db.xml.gz.old")));
        publish(SECOND, file("macros/x.ijm", "old"), file("macros/y.ijm", "same"));
        assertEquals(
                before.getAttribute("checksum"),
                only(plugin("macros/x.ijm"), "version").getAttribute("checksum"));
    }

    @Test
    void aJarOfAnotherVersionIsTheSameFile() throws Exception {
        publish(FIRST, jar("plugins/explicell-0.1.0.jar", "a", "# Monday\nk=v\n"));
        final String checksum =
                only(plugin("plugins/explicell-0.1.0.jar"), "version").getAttribute("checksum");
        publish(SECOND, jar("plugins/explicell-0.2.0.jar", "b", "# Monday\nk=v\n"));
        final Element previous = only(plugin("plugins/explicell-0.2.0.jar"), "previous-version");
        assertEquals(checksum, previous.getAttribute("checksum"));
        assertEquals("plugins/explicell-0.1.0.jar", previous.getAttribute("filename"));
    }

    /** The digest's definition, written out: names and contents in the order of the names, no manifest, no comments. */
    @Test
    void aJarBuiltAnewHasTheSameChecksum() throws Exception {
        final ShippedFile monday = jar("jars/x-1.0.jar", "a", "# Monday\nk=v\n");
        final String checksum = UpdaterRules.checksum("jars/x-1.0.jar", monday.file());
        assertEquals(
                sha1("META-INF/MANIFEST.MFa.classabig.properties\nk=v\n".getBytes(StandardCharsets.US_ASCII)),
                checksum);
        assertEquals(
                checksum,
                UpdaterRules.checksum(
                        "j.jar", jar("jars/y-1.0.jar", "a", "# Tuesday\nk=v\n").file()));
        assertFalse(checksum.equals(UpdaterRules.checksum(
                "j.jar", jar("jars/z-1.0.jar", "b", "# Monday\nk=v\n").file())));
    }

    private ShippedFile jar(final String path, final String classContent, final String properties) throws IOException {
        final Path file = folder.resolve("jars of a test").resolve(path);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            entry(jar, "big.properties", properties);
            entry(jar, "a.class", classContent);
            entry(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuilt-By: " + path + "\n");
        }
        return new ShippedFile(path, file, "A jar.", List.of());
    }

    private static void entry(final JarOutputStream jar, final String name, final String content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
