package io.github.explicell.model.torch;

import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * The state dict in a file that {@code torch.save} wrote ({@code .pth}, {@code .pt}), without the prefixes of training
 * programs and with today's names for DenseNet. Shapes and lengths are checked against the file before anything is
 * allocated; tensors are read when asked for. Nothing in the file is ever run.
 */
public final class TorchFile implements Weights {

    /** Opens one of the two formats. */
    private interface Format {

        Storages open(Path file) throws IOException;
    }

    private final Path file;
    private final Storages storages;
    private final Map<String, StridedTensor> tensors;

    private TorchFile(final Path file, final Format format) throws IOException {
        this.file = file;
        try {
            storages = format.open(file);
            tensors = StateDict.of(storages.root());
        } catch (final UnsoundPickleException | ZipException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a zip of torch 1.6 and later.
     *
     * @param file the file
     * @return its state dict
     * @throws IOException with one sentence that names the file and says what is wrong with it
     */
    public static TorchFile zip(final Path file) throws IOException {
        return new TorchFile(file, ZipStorages::new);
    }

    /**
     * Opens a stream of pickles of torch before 1.6.
     *
     * @param file the file
     * @return its state dict
     * @throws IOException with one sentence that names the file and says what is wrong with it
     */
    public static TorchFile stream(final Path file) throws IOException {
        return new TorchFile(file, StreamStorages::new);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public Shape shape(final String name) {
        return tensor(name).shape();
    }

    @Override
    public Tensor get(final String name) {
        final StridedTensor tensor = tensor(name);
        try {
            return tensor.read(storages.read(tensor.storage()));
        } catch (final IOException e) {
            throw new UncheckedIOException(new IOException(file + " cannot be read: " + e.getMessage(), e));
        }
    }

    private StridedTensor tensor(final String name) {
        final StridedTensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException(file + " holds no tensor named " + name);
        return tensor;
    }
}
