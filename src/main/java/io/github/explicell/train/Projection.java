package io.github.explicell.train;

/**
 * The layer that stands on the encoder's features while it learns by a loss on embeddings, and is dropped afterwards: one
 * linear layer and ReLU. The losses bring its vectors to length 1 themselves.
 *
 * @param width numbers of an embedding, at least 2
 */
public record Projection(int width) {

    /**
     * @param width numbers of an embedding, at least 2
     * @throws IllegalArgumentException if it is too narrow
     */
    public Projection {
        if (width < 2) throw new IllegalArgumentException("the projection must be at least 2 wide, not " + width);
    }
}
