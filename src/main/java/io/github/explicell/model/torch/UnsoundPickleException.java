package io.github.explicell.model.torch;

import java.io.IOException;

/** A pickle that is broken or asks for more than tensors and containers; its message is the part of a sentence. */
final class UnsoundPickleException extends IOException {

    private static final long serialVersionUID = 1;

    UnsoundPickleException(final String why) {
        super(why);
    }

    /** @return that a pickle names a class or function which is not one of those that weights are made of */
    static UnsoundPickleException foreign(final String name) {
        return new UnsoundPickleException("it asks for " + name
                + ", which is neither a tensor nor a plain container (nothing of it was run); save the state_dict()"
                + " alone, or as safetensors");
    }
}
