package io.github.explicell.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.ConvolutionPacking;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.WeightScript;
import io.github.explicell.network.Window;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether this libtorch has oneDNN's packed convolutions, and this processor the number format for them. */
final class OneDnn {

    private static final Map<Precision, Boolean> KNOWN = new ConcurrentHashMap<>();
    private static final int CHANNELS = 4;

    private OneDnn() {}

    /**
     * @param options device and precision
     * @return whether {@link ConvolutionPacking} can be used: found out by a convolution of one pixel
     */
    static boolean packs(final SessionOptions options) {
        return options.device().equals("cpu") && KNOWN.computeIfAbsent(options.precision(), OneDnn::packs);
    }

    private static boolean packs(final Precision precision) {
        final NetworkBuilder builder = new NetworkBuilder("probe");
        final String image = builder.input(Network.IMAGE, io.github.explicell.network.Shape.of(CHANNELS, 1, 1));
        final Convolution convolution = new Convolution(CHANNELS, Window.square(1, 1, Padding.NONE), 1, false);
        builder.output(Network.LOGITS, builder.add("convolution", convolution, image));
        final Network network = ConvolutionPacking.pack(builder.build(), List.of(), List.of());
        final TorchScript.Mode mode = new TorchScript.Mode(false, precision.torchType());
        final String forward = TorchScript.keeping(network, mode).forward("forward", List.of("convolution"));
        try (Module module = Module.keeping(network, mode, List.of(forward), "cpu");
                NDManager scope = module.manager().newSubManager()) {
            module.run(
                    scope,
                    WeightScript.KEEP,
                    new NDList(scope.ones(new Shape(CHANNELS, CHANNELS, 1, 1))),
                    new NDList(),
                    true);
            final NDList pixel = new NDList(scope.ones(new Shape(1, CHANNELS, 1, 1)));
            return module.run(scope, "forward", pixel, false).head().getFloat(0, 0, 0, 0) == CHANNELS;
        } catch (final EngineException e) {
            return false; // libtorch without oneDNN, or a processor without this format: plain convolutions work
        }
    }
}
