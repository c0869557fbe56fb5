package io.github.explicell.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.network.TorchScript;
import java.util.List;

/**
 * Brings batches onto a graphics card by way of page-locked memory, from which they are copied while the program goes on:
 * torch's {@code x.pin_memory().to(device, non_blocking=True)}. torch keeps the page-locked memory for the next batch, and
 * does not use it again before the copy has ended. Where libtorch refuses, batches are copied the plain way from then on.
 *
 * <p>No graphics card was at hand when this was written: what is tested is that the program compiles, and the plain way.
 */
final class PinnedUpload {

    private static final String UPLOAD = "upload";
    /** A number on the device says where to; 6 is torch's number of float32, True that nobody waits. */
    private static final String SOURCE =
            """
              def upload(self: __torch__.Net, there: List[Tensor], numbers: Tensor) -> List[Tensor]:
                pinned = torch.pin_memory(numbers)
                return [torch.to(pinned, ops.prim.device(there[0]), 6, True)]
            """;

    private final Module module;
    private final NDList there;
    private boolean pins;

    /**
     * @param owner closes what this needs, and has the device
     * @param pins whether page-locked memory is tried: of use on a graphics card alone
     */
    PinnedUpload(final NDManager owner, final boolean pins) {
        this.pins = pins;
        module = pins ? new Module(TorchScript.module(List.of(SOURCE)), owner.getDevice()) : null;
        there = pins ? new NDList(owner.create(0f)) : null;
        if (pins) owner.attachInternal(module.toString(), module);
    }

    /** @return whether page-locked memory is in use, as far as is known */
    boolean pins() {
        return pins;
    }

    /**
     * @param scope owns the result, and has the device
     * @param numbers row-major
     * @param shape of the result
     * @return float32
     */
    NDArray array(final NDManager scope, final float[] numbers, final Shape shape) {
        if (pins)
            try (NDManager host = scope.newSubManager(Device.cpu())) {
                // recorded operations allowed: gradients may need the result
                return module.run(scope, UPLOAD, there, new NDList(host.create(numbers, shape)), true)
                        .head();
            } catch (final EngineException e) {
                pins = false; // such as a system that lets no memory be locked
            }
        return scope.create(numbers, shape);
    }
}
