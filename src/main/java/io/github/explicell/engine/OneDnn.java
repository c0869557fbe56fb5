package io.github.explicell.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.Weights;
import io.github.explicell.network.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether this libtorch has oneDNN's packed layers, and this processor the number format for them. */
final class OneDnn {

    private static final Map<Precision, Boolean> KNOWN = new ConcurrentHashMap<>();
    private static final int CHANNELS = 4;

    private OneDnn() {}

    /**
     * @param options device and precision
     * @return whether layers can be packed: found out by a network of one pixel
     */
    static boolean packs(final SessionOptions options) {
        return options.device().equals("cpu") && KNOWN.computeIfAbsent(options.precision(), OneDnn::packs);
    }

    private static boolean packs(final Precision precision) {
        final NetworkBuilder builder = new NetworkBuilder("probe");
        final String image = builder.input(Network.IMAGE, io.github.explicell.network.Shape.of(CHANNELS, 1, 1));
        final Convolution convolution = new Convolution(CHANNELS, Window.square(1, 1, Padding.NONE), 1, false);
        final String vector = builder.add("vector", new Flatten(), builder.add("convolution", convolution, image));
        builder.output(Network.LOGITS, builder.add("linear", new Linear(1, false), vector));
        final Network network = Session.packed(builder.build(), List.of(), List.of());
        final TorchScript.Mode mode = new TorchScript.Mode(false, precision.torchType());
        final String forward = TorchScript.keeping(network, mode).forward("forward", List.of("linear"));
        try (Module module = Module.keeping(network, mode, List.of(forward), "cpu");
                NDManager scope = module.manager().newSubManager()) {
            module.keep(network, Weights.of(ones(network)));
            final NDList pixel = new NDList(scope.ones(new Shape(1, CHANNELS, 1, 1)));
            return module.run(scope, "forward", pixel, false).head().getFloat(0, 0) == CHANNELS * CHANNELS;
        } catch (final EngineException e) {
            return false; // libtorch without oneDNN, or a processor without this format: plain layers work
        }
    }

    private static Map<String, Tensor> ones(final Network network) {
        final Map<String, Tensor> ones = new HashMap<>();
        for (final Parameter p : network.parameters()) {
            final float[] values = new float[Math.toIntExact(p.shape().size())];
            Arrays.fill(values, 1);
            ones.put(p.name(), new Tensor(p.shape(), values));
        }
        return ones;
    }
}
