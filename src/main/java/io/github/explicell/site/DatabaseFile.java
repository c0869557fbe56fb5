package io.github.explicell.site;

import io.github.explicell.files.WholeFile;
import io.github.explicell.site.SiteDatabase.Plugin;
import io.github.explicell.site.SiteDatabase.Previous;
import io.github.explicell.site.SiteDatabase.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes the gzipped XML that Fiji's updater asks an update site for. */
final class DatabaseFile {

    /** Its name at the root of a site. */
    static final String NAME = "db.xml.gz";

    /** The grammar of the file; the updater puts it into its own, too. */
    private static final String GRAMMAR = String.join(
            "\n",
            "<!DOCTYPE pluginRecords [",
            "<!ELEMENT pluginRecords ((update-site | disabled-update-site)*, plugin*)>",
            "<!ELEMENT update-site EMPTY>",
            "<!ELEMENT disabled-update-site EMPTY>",
            "<!ELEMENT plugin (platform*, category*, version?, previous-version*)>",
            "<!ELEMENT version (description?, dependency*, link*, author*)>",
            "<!ELEMENT previous-version EMPTY>",
            "<!ELEMENT description (#PCDATA)>",
            "<!ELEMENT dependency EMPTY>",
            "<!ELEMENT link (#PCDATA)>",
            "<!ELEMENT author (#PCDATA)>",
            "<!ELEMENT platform (#PCDATA)>",
            "<!ELEMENT category (#PCDATA)>",
            "<!ATTLIST plugin filename CDATA #REQUIRED executable CDATA #IMPLIED update-site CDATA #IMPLIED>",
            "<!ATTLIST version timestamp CDATA #REQUIRED checksum CDATA #REQUIRED filesize CDATA #REQUIRED>",
            "<!ATTLIST dependency filename CDATA #REQUIRED timestamp CDATA #IMPLIED overrides CDATA #IMPLIED>",
            "<!ATTLIST previous-version timestamp CDATA #REQUIRED checksum CDATA #REQUIRED filename CDATA #IMPLIED"
                    + " timestamp-obsolete CDATA #IMPLIED>",
            "]>");

    private static final int INDENT = 4;

    private DatabaseFile() {}

    // -- Reading --

    /**
     * @param file of an earlier build
     * @return its content; an empty database if there is no such file
     * @throws IOException naming the file, if it is none
     */
    static SiteDatabase read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) return SiteDatabase.empty();
        final Map<String, Plugin> plugins = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            // NB: the JDK's own; Bio-Formats brings an old one that others find first
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            final Document document = factory.newDocumentBuilder().parse(in);
            for (final Element plugin : children(document.getDocumentElement(), "plugin")) {
                final Plugin read = plugin(plugin);
                plugins.put(UpdaterRules.key(read.filename()), read);
            }
        } catch (final SAXException | ParserConfigurationException | NumberFormatException e) {
            throw new IOException(file + " is no database of an update site: " + e.getMessage(), e);
        }
        return new SiteDatabase(plugins);
    }

    private static Plugin plugin(final Element plugin) {
        final List<Element> versions = children(plugin, "version");
        return new Plugin(
                plugin.getAttribute("filename"),
                texts(plugin, "platform"),
                versions.isEmpty() ? Optional.empty() : Optional.of(version(versions.get(0))),
                children(plugin, "previous-version").stream()
                        .map(DatabaseFile::previous)
                        .toList());
    }

    private static Version version(final Element version) {
        return new Version(
                Long.parseLong(version.getAttribute("timestamp")),
                version.getAttribute("checksum"),
                Long.parseLong(version.getAttribute("filesize")),
                String.join("", texts(version, "description")),
                children(version, "dependency").stream()
                        .map(dependency -> dependency.getAttribute("filename"))
                        .toList());
    }

    private static Previous previous(final Element version) {
        final String obsolete = version.getAttribute("timestamp-obsolete");
        return new Previous(
                Long.parseLong(version.getAttribute("timestamp")),
                obsolete.isEmpty() ? 0 : Long.parseLong(obsolete),
                version.getAttribute("checksum"),
                version.getAttribute("filename"));
    }

    private static List<String> texts(final Element parent, final String tag) {
        return children(parent, tag).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> children(final Element parent, final String tag) {
        final List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element && element.getTagName().equals(tag)) found.add(element);
        return found;
    }

    // -- Writing --

    /**
     * Writes a database, as a whole.
     *
     * @param file where to
     * @param database what
     * @param manifest link and author of each version
     * @throws IOException naming the file, if it cannot be written
     */
    static void write(final Path file, final SiteDatabase database, final Manifest manifest) throws IOException {
        WholeFile.write(file, out -> {
            final GZIPOutputStream gzip = new GZIPOutputStream(out);
            try {
                new Writer(gzip, manifest).write(database);
            } catch (final XMLStreamException e) {
                throw new IOException(e.getMessage(), e);
            }
            gzip.finish();
        });
    }

    /** One file being written. */
    private static final class Writer {

        private final XMLStreamWriter xml;
        private final Manifest manifest;

        Writer(final OutputStream out, final Manifest manifest) throws XMLStreamException {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            this.manifest = manifest;
        }

        void write(final SiteDatabase database) throws XMLStreamException {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeDTD(GRAMMAR);
            xml.writeCharacters("\n");
            xml.writeStartElement("pluginRecords");
            for (final Plugin plugin : database.plugins().values()) plugin(plugin);
            line(0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        }

        private void plugin(final Plugin plugin) throws XMLStreamException {
            line(1);
            xml.writeStartElement("plugin");
            xml.writeAttribute("filename", plugin.filename());
            for (final String platform : plugin.platforms()) text(2, "platform", platform);
            if (plugin.current().isPresent()) version(plugin.current().get());
            for (final Previous previous : plugin.previous()) {
                empty(2, "previous-version", previous.timestamp(), previous.checksum());
                if (previous.obsolete() > 0)
                    xml.writeAttribute("timestamp-obsolete", String.valueOf(previous.obsolete()));
                if (!previous.filename().isEmpty()) xml.writeAttribute("filename", previous.filename());
            }
            line(1);
            xml.writeEndElement();
        }

        private void version(final Version version) throws XMLStreamException {
            line(2);
            xml.writeStartElement("version");
            xml.writeAttribute("timestamp", String.valueOf(version.timestamp()));
            xml.writeAttribute("checksum", version.checksum());
            xml.writeAttribute("filesize", String.valueOf(version.filesize()));
            text(3, "description", version.description());
            for (final String dependency : version.dependencies()) {
                line(3);
                xml.writeEmptyElement("dependency");
                xml.writeAttribute("filename", dependency);
            }
            text(3, "link", manifest.link());
            text(3, "author", manifest.author());
            line(2);
            xml.writeEndElement();
        }

        private void empty(final int depth, final String tag, final long timestamp, final String checksum)
                throws XMLStreamException {
            line(depth);
            xml.writeEmptyElement(tag);
            xml.writeAttribute("timestamp", String.valueOf(timestamp));
            xml.writeAttribute("checksum", checksum);
        }

        private void text(final int depth, final String tag, final String text) throws XMLStreamException {
            line(depth);
            xml.writeStartElement(tag);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }

        private void line(final int depth) throws XMLStreamException {
            xml.writeCharacters("\n" + " ".repeat(INDENT * depth));
        }
    }
}
