package io.github.explicell.network;

/**
 * Numbers with a shape, in row-major order.
 *
 * @param shape extents
 * @param values as many as the shape says; not copied, treat as read-only
 */
public record Tensor(Shape shape, float[] values) {

    /**
     * @param shape extents
     * @param values as many as the shape says; not copied, treat as read-only
     * @throws IllegalArgumentException if the values do not fill the shape
     */
    public Tensor {
        if (values.length != shape.size())
            throw new IllegalArgumentException(values.length + " values do not fill the shape " + shape);
    }
}
