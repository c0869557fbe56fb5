package io.github.explicell.model.export;

import com.google.gson.GsonBuilder;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.files.Folders;
import io.github.explicell.files.Hashes;
import io.github.explicell.files.WholeFile;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A model as a BioImage.IO package, format 0.5: a zip of the TorchScript file of {@link ScriptExport}, a test input with
 * its logits, the card, a cover, {@code model.json} and {@code bioimageio.yaml}.
 */
public final class BioImageExport {

    /** The package's description; JSON, which is YAML, too. */
    static final String RDF = "bioimageio.yaml";
    /** The TorchScript file within the package. */
    static final String WEIGHTS = "weights.pt";

    private static final String INPUT = "test_input.npy";
    private static final String OUTPUT = "test_output.npy";
    private static final String COVER = "cover.png";
    private static final long SEED = 20260102;

    private BioImageExport() {}

    /**
     * Writes the package.
     *
     * @param model a model whose only input is an image
     * @param authors who made it, at least one name
     * @param file where to; an existing file is replaced when all is written
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the model reads more than an image, or nobody is named as an author
     */
    public static void write(final ModelFolder model, final List<String> authors, final Path file) throws IOException {
        if (authors.isEmpty()) throw new IllegalArgumentException("a BioImage.IO package needs an author");
        final Path parts = Files.createTempDirectory("explicell-export");
        try {
            ScriptExport.write(model, parts.resolve(WEIGHTS));
            writeTest(model, parts);
            final ModelDescription d = model.description();
            Files.write(parts.resolve(COVER), Cover.png(d.name(), d.classes().size()));
            for (final String name : List.of(ModelFolder.CARD, ModelFolder.DESCRIPTION))
                Files.copy(model.folder().resolve(name), parts.resolve(name));
            final Map<String, Object> rdf = new BioImageDescription(d, authors, name -> source(parts, name)).fields();
            Files.writeString(
                    parts.resolve(RDF),
                    new GsonBuilder()
                                    .setPrettyPrinting()
                                    .disableHtmlEscaping()
                                    .create()
                                    .toJson(rdf) + "\n");
            WholeFile.write(file, out -> zip(parts, out));
        } finally {
            Folders.delete(parts);
        }
    }

    /** A crop of noise, and the logits that this machine gives in float32. */
    private static void writeTest(final ModelFolder model, final Path parts) throws IOException {
        final int size = model.description().architecture().size();
        final float[] crop = new float[3 * size * size];
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < crop.length; i++) crop[i] = (float) random.nextDouble();
        final float[] input = new float[crop.length];
        model.description().input().apply(crop, input, 0);
        try (Session session = model.open(SessionOptions.DEFAULT)) {
            final float[] logits = session.logits(Map.of(Network.IMAGE, input), 1)[0];
            Files.write(parts.resolve(INPUT), Npy.of(crop, 1, 3, size, size));
            Files.write(parts.resolve(OUTPUT), Npy.of(logits, 1, logits.length));
        }
    }

    private static Map<String, Object> source(final Path parts, final String name) throws IOException {
        return Map.of("source", name, "sha256", Hashes.sha256(parts.resolve(name)));
    }

    private static void zip(final Path parts, final OutputStream out) throws IOException {
        final ZipOutputStream zip = new ZipOutputStream(out);
        for (final String name :
                List.of(RDF, WEIGHTS, INPUT, OUTPUT, COVER, ModelFolder.CARD, ModelFolder.DESCRIPTION)) {
            final ZipEntry entry = new ZipEntry(name);
            entry.setTime(0);
            if (name.equals(WEIGHTS)) store(entry, parts.resolve(name));
            zip.putNextEntry(entry);
            Files.copy(parts.resolve(name), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Numbers do not compress, and what is stored cannot grow when it is read. */
    private static void store(final ZipEntry entry, final Path file) throws IOException {
        final CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(Files.size(file));
        entry.setCrc(crc.getValue());
    }
}
