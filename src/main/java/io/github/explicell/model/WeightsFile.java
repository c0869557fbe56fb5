package io.github.explicell.model;

import io.github.explicell.model.torch.TorchFile;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weights from a file of any format that is read here, told by its first bytes rather than its name. */
public final class WeightsFile {

    private static final int HEAD = 512;
    private static final int TAR_MAGIC = 257;

    private WeightsFile() {}

    /**
     * Opens a file.
     *
     * @param file safetensors, or what {@code torch.save} wrote: the zip or the older stream of pickles
     * @return its weights by parameter name, read when asked for
     * @throws IOException with one sentence, if it is something else, broken, or holds more than tensors
     */
    public static Weights open(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        final byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (has(head, 0, "PK\u0003\u0004")) return TorchFile.zip(file);
        if (has(head, 8, "{")) return new Safetensors(file);
        if (has(head, 0, "\u0080\u0002")) return TorchFile.stream(file);
        if (has(head, TAR_MAGIC, "ustar"))
            throw new IOException(file + " cannot be read: it is a tar of PyTorch before 0.1.10; load it there or in a"
                    + " PyTorch of today, and save its state_dict() again");
        throw new IOException(
                file + " cannot be read: it is neither a safetensors file nor one that torch.save wrote (.pth, .pt)");
    }

    private static boolean has(final byte[] bytes, final int at, final String text) {
        final byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) if (bytes[at + i] != wanted[i]) return false;
        return true;
    }
}
