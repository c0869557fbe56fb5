package io.github.explicell.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a tensor, slowest dimension first. A node's shape leaves the
 * batch dimension out: C x H x W for a feature map, C for a vector.
 *
 * @param dimensions extents, each at least 1
 */
public record Shape(List<Integer> dimensions) {

    /**
     * @param dimensions extents, each at least 1
     * @throws IllegalArgumentException if an extent is below 1
     */
    public Shape {
        dimensions = List.copyOf(dimensions);
        for (final int d : dimensions) {
            if (d < 1)
                throw new IllegalArgumentException("a dimension of " + text(dimensions)
                        + " is not positive; the input is too small for this network");
        }
    }

    /**
     * @param dimensions extents, each at least 1
     * @return the shape with the given extents
     */
    public static Shape of(final int... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    /** @return the number of dimensions (without the batch) */
    public int rank() {
        return dimensions.size();
    }

    /**
     * @param index from 0
     * @return extent of dimension {@code index}
     */
    public int get(final int index) {
        return dimensions.get(index);
    }

    /** @return the first extent: channels of a map, length of a vector */
    public int channels() {
        return dimensions.get(0);
    }

    /** @return height in pixels of a C x H x W shape */
    public int height() {
        return dimensions.get(1);
    }

    /** @return width in pixels of a C x H x W shape */
    public int width() {
        return dimensions.get(2);
    }

    /** @return the number of elements; 1 for a scalar */
    public long size() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1L, Math::multiplyExact);
    }

    /** @return for example {@code 64 x 56 x 56} */
    @Override
    public String toString() {
        return text(dimensions);
    }

    private static String text(final List<Integer> dimensions) {
        return dimensions.isEmpty()
                ? "scalar"
                : dimensions.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
