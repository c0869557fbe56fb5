package io.github.explicell.model.torch;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that {@code torch.save} wrote: an object, and the storages that its tensors look into, checked for length. */
interface Storages {

    /** @return the object that the file holds */
    Object root();

    /**
     * @param storage one that the object refers to
     * @return its bytes, little-endian
     * @throws IOException if the file can no longer be read
     */
    ByteBuffer read(StorageKey storage) throws IOException;
}
