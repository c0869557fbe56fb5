package io.github.explicell.network;

import ai.djl.ndarray.NDArray;
import ij.ImagePlus;
import io.github.explicell.files.Hashes;

/** Breaks every rule that a class of this package can break; {@code ArchitectureTest} must notice. */
@SuppressWarnings("unused")
public final class Offender {

    private Hashes hashes;
    private ImagePlus image;
    private NDArray array;

    private Offender() {
        array = array.mul(2);
    }
}
