package io.github.explicell.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Memory outside Java's heap through which numbers reach libtorch, used again by each call: on a processor the arrays made
 * here lie in it. It grows to what the largest call needs. For one thread at a time.
 */
final class Staging {

    /** Where vectors are read best from. */
    private static final int ALIGNMENT = 64;

    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /** @return how much is in use, for {@link #release} */
    int mark() {
        return memory.position();
    }

    /**
     * Lets memory be used again.
     *
     * @param mark what was in use before the arrays were made that nobody reads any more; 0 if nobody reads any
     */
    void release(final int mark) {
        memory.position(mark);
    }

    /**
     * Makes an array of some rows. It is valid until its memory is released.
     *
     * @param scope owns it
     * @param numbers rows of equal length
     * @param start the first row, from 0
     * @param rows how many
     * @param shape of one row
     * @return rows x shape, float32
     */
    NDArray array(final NDManager scope, final float[] numbers, final int start, final int rows, final int... shape) {
        final int each = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        final int bytes = Math.multiplyExact(Float.BYTES * rows, each);
        reserve(bytes);
        final int position = memory.position();
        final ByteBuffer part = memory.slice(position, bytes).order(ByteOrder.nativeOrder());
        part.asFloatBuffer().put(numbers, start * each, rows * each);
        memory.position(position + (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        final long[] dimensions = new long[shape.length + 1];
        Arrays.setAll(dimensions, d -> d == 0 ? rows : shape[d - 1]);
        return scope.create(part, new Shape(dimensions), DataType.FLOAT32);
    }

    /** NB: arrays in the memory that was too small keep it alive. */
    private void reserve(final int bytes) {
        final int needed = Math.addExact(bytes, ALIGNMENT);
        if (memory.remaining() >= needed) return;
        final int used = memory.position();
        memory = ByteBuffer.allocateDirect(Math.addExact(used, needed) + ALIGNMENT)
                .alignedSlice(ALIGNMENT);
        memory.position(used);
    }
}
