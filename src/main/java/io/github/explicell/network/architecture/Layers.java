package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Window;

/**
 * Adds to a network the groups of nodes that architectures share: convolutions
 * with batch norm and activation, and what stands at both ends.
 */
final class Layers {

    /**
     * Names of the nodes of one convolution, its batch norm and its activation.
     *
     * @param convolution node and module of the convolution
     * @param norm node of the batch norm
     * @param normPath module of the batch norm, which its parameters are named by
     * @param activation node of the activation; unused where there is none
     */
    record Names(String convolution, String norm, String normPath, String activation) {

        /** @return names whose batch norm is a module of its own */
        static Names of(final String convolution, final String norm, final String activation) {
            return new Names(convolution, norm, norm, activation);
        }

        /** @return as torchvision's {@code Conv2dNormActivation} has them */
        static Names torchvision(final String path) {
            return of(path + ".0", path + ".1", path + ".2");
        }

        /** @return as timm has them, the activation being inside the batch norm */
        static Names timm(final String convolution, final String norm) {
            return new Names(convolution, norm + ".batch_norm", norm, norm + ".act");
        }
    }

    private final NetworkBuilder builder;
    private final BatchNorm norm;
    private final boolean same;

    /**
     * @param name the architecture's name
     * @param norm all its batch norms
     * @param same TensorFlow's SAME padding in all convolutions, instead of half
     *          the kernel on every side
     */
    Layers(final String name, final BatchNorm norm, final boolean same) {
        this.builder = new NetworkBuilder(name);
        this.norm = norm;
        this.same = same;
    }

    /** @return what single nodes are added with */
    NetworkBuilder builder() {
        return builder;
    }

    /** Adds the input {@link Network#IMAGE} of three channels. */
    String image(final int size) {
        return builder.input(Network.IMAGE, Shape.of(3, size, size));
    }

    /** @return a square convolution without bias */
    Convolution convolution(final int channels, final int kernel, final int stride) {
        return new Convolution(channels, window(kernel, stride), 1, false);
    }

    /** @return a square convolution of each channel by itself, without bias */
    Convolution depthwise(final int channels, final int kernel, final int stride) {
        return new Convolution(channels, window(kernel, stride), 0, false);
    }

    private Window window(final int kernel, final int stride) {
        return Window.square(kernel, stride, same ? Padding.SAME : Padding.of(kernel / 2));
    }

    /** Adds convolution and batch norm. */
    String linear(final Names names, final Convolution convolution, final String x) {
        builder.add(names.convolution(), convolution, x);
        return builder.add(names.norm(), names.normPath(), norm, names.convolution());
    }

    /** Adds convolution, batch norm and activation. */
    String active(
            final Names names, final Convolution convolution, final Activation.Function function, final String x) {
        return builder.add(names.activation(), new Activation(function), linear(names, convolution, x));
    }

    /** Adds the mean over the map as a vector. */
    String meanVector(final String pool, final String flatten, final String x) {
        builder.add(pool, new GlobalPool(Pool.Kind.AVERAGE), x);
        return builder.add(flatten, new Flatten(), pool);
    }

    /** Adds the last layer, declares its output and ends the network. */
    Network classifier(final String node, final int classes, final String x) {
        builder.add(node, new Linear(classes, true), x);
        return builder.output(Network.LOGITS, node).build();
    }
}
