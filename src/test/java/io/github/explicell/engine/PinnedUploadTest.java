package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PinnedUploadTest {

    private static final float[] NUMBERS = {1, 2, 3, 4, 5, 6};
    private static final Shape SHAPE = new Shape(2, 3);

    private static void check(final PinnedUpload upload, final NDManager scope) {
        final NDArray array = upload.array(scope, NUMBERS, SHAPE);
        assertArrayEquals(NUMBERS, array.toFloatArray());
        assertEquals(SHAPE, array.getShape());
        assertEquals(DataType.FLOAT32, array.getDataType());
        assertEquals(scope.getDevice(), array.getDevice());
    }

    /** A libtorch for the CPU cannot lock memory. With a GPU it can, and then that is what is looked at. */
    @Test
    void batchesArriveWhetherOrNotMemoryCanBeLocked() {
        for (final String device : Devices.available())
            try (NDManager manager = Libtorch.engine().newBaseManager(Devices.djl(device));
                    NDManager scope = manager.newSubManager()) {
                final PinnedUpload upload = new PinnedUpload(manager, true);
                assertTrue(upload.pins());
                check(upload, scope);
                assertEquals(Devices.available().size() > 1, upload.pins(), device);
                check(upload, scope);
            }
    }

    @Test
    void processorsNeedNone() {
        try (NDManager manager = Libtorch.engine().newBaseManager(Devices.djl("cpu"))) {
            final PinnedUpload upload = new PinnedUpload(manager, false);
            check(upload, manager);
            assertFalse(upload.pins());
        }
    }
}
