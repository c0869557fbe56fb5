package io.github.explicell.image;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import loci.common.services.ServiceFactory;
import loci.formats.ChannelFiller;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.meta.IMetadata;
import loci.formats.services.OMEXMLService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts Bio-Formats' readers: its own API only, never the Importer, whose
 * dialogs fail without a screen.
 */
final class BioFormats {

    private static final String[] LOGGERS = {"loci", "ome", "org.perf4j", "org.scijava.nativelib", "ucar"};

    private BioFormats() {}

    /**
     * @throws IOException if the file cannot be read or Bio-Formats is missing
     * @throws IllegalArgumentException if the file does not have the series
     */
    static Picture open(final Path file, final int series) throws IOException {
        final IFormatReader reader = reader(file);
        try {
            Pictures.checkSeries(file, series, reader.getSeriesCount());
            reader.setSeries(series);
            return new BioFormatsPicture(file, reader);
        } catch (final RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * @throws IOException if the file cannot be read or Bio-Formats is missing
     */
    static int seriesCount(final Path file) throws IOException {
        try (IFormatReader reader = reader(file)) {
            return reader.getSeriesCount();
        }
    }

    // -- Helper methods --

    private static IFormatReader reader(final Path file) throws IOException {
        try {
            silence();
            return Readers.of(file);
        } catch (final NoClassDefFoundError e) {
            throw new IOException(
                    "The image " + file
                            + " needs Bio-Formats, which is not installed: in Fiji, switch on its update site (Help > Update > Manage update sites).",
                    e);
        }
    }

    /**
     * NB: with a logback of its own, Bio-Formats logs at DEBUG unless told not
     * to.
     */
    private static void silence() {
        for (final String name : LOGGERS) {
            final Logger logger = LoggerFactory.getLogger(name);
            if (logger.getClass().getName().equals("ch.qos.logback.classic.Logger")) Logback.silence(logger);
        }
    }

    /** Apart, as logback need not be there. */
    private static final class Logback {

        static void silence(final Logger logger) {
            ((ch.qos.logback.classic.Logger) logger).setLevel(Level.OFF);
        }
    }

    /** Apart, as Bio-Formats need not be there. */
    private static final class Readers {

        static IFormatReader of(final Path file) throws IOException {
            final IFormatReader reader = new ChannelFiller(new ImageReader());
            try {
                reader.setMetadataStore(
                        new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata());
                reader.setGroupFiles(true);
                reader.setId(file.toString());
                return reader;
            } catch (final Exception | OutOfMemoryError e) {
                reader.close();
                throw new UnreadableImageException(file, e.getMessage(), e);
            }
        }
    }

    /** What a reader found about its file. */
    static IMetadata metadata(final IFormatReader reader) {
        return (IMetadata) reader.getMetadataStore();
    }
}
