package io.github.explicell.model.torch;

import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor as PyTorch stores it: a view into a storage.
 *
 * @param storage what it looks into
 * @param offset where its first number lies, counted in numbers
 * @param shape its extents
 * @param strides how far apart neighbours lie, in numbers, for each dimension
 */
record StridedTensor(StorageKey storage, long offset, Shape shape, List<Long> strides) {

    private static final int MAX_RANK = 8;

    /**
     * Checks the view against its storage.
     *
     * @throws UnsoundPickleException if it reaches beyond it or claims more numbers than there are
     */
    static StridedTensor of(
            final StorageKey storage, final long offset, final List<Long> sizes, final List<Long> strides)
            throws UnsoundPickleException {
        if (sizes.size() != strides.size() || sizes.size() > MAX_RANK)
            throw new UnsoundPickleException(
                    "a tensor has " + sizes.size() + " dimensions and " + strides.size() + " strides");
        try {
            long last = offset;
            for (int d = 0; d < sizes.size(); d++) {
                final long size = sizes.get(d);
                final long stride = strides.get(d);
                if (size < 1 || size > Integer.MAX_VALUE || stride < 0)
                    throw new UnsoundPickleException("a tensor has a size of " + size + " and a stride of " + stride);
                last = Math.addExact(last, Math.multiplyExact(size - 1, stride));
            }
            final Shape shape = new Shape(sizes.stream().map(Long::intValue).toList());
            if (offset < 0 || last >= storage.count() || shape.size() > storage.count())
                throw new UnsoundPickleException(
                        "a tensor of " + shape + " does not lie within its storage of " + storage.count() + " numbers");
            return new StridedTensor(storage, offset, shape, List.copyOf(strides));
        } catch (final ArithmeticException e) {
            throw new UnsoundPickleException("a tensor of " + sizes + " is larger than any memory");
        }
    }

    /**
     * @param bytes the storage's
     * @return its numbers in row-major order
     */
    Tensor read(final ByteBuffer bytes) {
        final float[] values = new float[Math.toIntExact(shape.size())];
        final int rank = shape.rank();
        final int[] index = new int[rank];
        final int width = storage.type().bytes();
        long at = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = storage.type().read(bytes.position(Math.toIntExact(at * width)));
            for (int d = rank - 1; d >= 0; d--) {
                at += strides.get(d);
                if (++index[d] < shape.get(d)) break;
                at -= strides.get(d) * shape.get(d);
                index[d] = 0;
            }
        }
        return new Tensor(shape, values);
    }
}
