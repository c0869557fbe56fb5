package io.github.explicell.model.export;

import io.github.explicell.model.DataType;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The way back from an export of this project: a TorchScript file of {@link ScriptExport} or a package of
 * {@link BioImageExport} becomes a model folder again. Its program is not read: the description says which network it is,
 * and the tensors lie in the order of that network's parameters.
 */
public final class PackageImport {

    private static final String EXTRA = "net/extra/" + ScriptExport.DESCRIPTION;
    private static final long LARGEST_DESCRIPTION = 4 << 20;

    private PackageImport() {}

    /**
     * @param file any file
     * @return whether it looks like an export of this project or a BioImage.IO package
     */
    public static boolean isPackage(final Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(EXTRA) != null || zip.getEntry(BioImageExport.RDF) != null;
        } catch (final IOException e) {
            return false;
        }
    }

    /**
     * Makes a model folder of an export.
     *
     * @param file a TorchScript file or BioImage.IO package that this project wrote
     * @param folder where to; an older model folder is replaced
     * @return the description
     * @throws IOException with one sentence, if the file is another program's or broken, or the folder cannot be written
     */
    public static ModelDescription run(final Path file, final Path folder) throws IOException {
        ModelFolder.checkReplaceable(folder);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(EXTRA) != null) return script(file, zip, null, folder);
            final ZipEntry weights = zip.getEntry(BioImageExport.WEIGHTS);
            final ZipEntry card = zip.getEntry(ModelFolder.CARD);
            if (weights == null || card == null || weights.getMethod() != ZipEntry.STORED)
                throw refused(file, "it is no package that Explicell wrote, and only these can be read");
            return unpacked(file, zip, weights, text(file, zip, card), folder);
        } catch (final ZipException e) {
            throw refused(file, "the zip is broken (" + e.getMessage() + ")");
        }
    }

    private static ModelDescription unpacked(
            final Path file, final ZipFile zip, final ZipEntry weights, final String card, final Path folder)
            throws IOException {
        final Path script = Files.createTempFile("explicell-import", ".pt");
        try (InputStream in = zip.getInputStream(weights)) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            try (ZipFile inner = new ZipFile(script.toFile())) {
                if (inner.getEntry(EXTRA) == null)
                    throw refused(file, "its " + BioImageExport.WEIGHTS + " was not written by Explicell");
                return script(file, inner, card, folder);
            }
        } finally {
            Files.delete(script);
        }
    }

    private static ModelDescription script(final Path file, final ZipFile zip, final String card, final Path folder)
            throws IOException {
        final ModelDescription description =
                ModelFolder.parse(text(file, zip, zip.getEntry(EXTRA)), file + ": " + ScriptExport.DESCRIPTION);
        final Map<String, Tensor> weights = new LinkedHashMap<>();
        for (final Parameter p :
                description.architecture().build(description.classes().size()).parameters())
            weights.put(p.name(), tensor(file, zip, weights.size(), p));
        final String text = card == null ? "# " + description.name() + "\n\n" + description.description() + "\n" : card;
        return ModelFolder.write(folder, description, weights, DataType.F32, text);
    }

    private static Tensor tensor(final Path file, final ZipFile zip, final int index, final Parameter parameter)
            throws IOException {
        final ZipEntry entry = zip.getEntry("net/data/" + index);
        final Shape shape = parameter.shape();
        if (entry == null || entry.getSize() != Float.BYTES * shape.size())
            throw refused(file, "its tensor " + index + " is not " + parameter.name() + " of " + shape);
        try (InputStream in = zip.getInputStream(entry)) {
            final float[] values = new float[Math.toIntExact(shape.size())];
            final byte[] bytes = in.readNBytes(Float.BYTES * values.length);
            if (bytes.length < Float.BYTES * values.length) throw refused(file, "it ends early");
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return new Tensor(shape, values);
        }
    }

    private static String text(final Path file, final ZipFile zip, final ZipEntry entry) throws IOException {
        if (entry.getSize() > LARGEST_DESCRIPTION) throw refused(file, "its " + entry.getName() + " is far too large");
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes((int) LARGEST_DESCRIPTION), StandardCharsets.UTF_8);
        }
    }

    private static IOException refused(final Path file, final String why) {
        return new IOException(file + " cannot be imported: " + why);
    }
}
