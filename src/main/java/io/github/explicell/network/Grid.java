package io.github.explicell.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in the image the elements of a feature map lie: the centre of what element (i, j) sees, in continuous image
 * coordinates (pixel k covers k..k+1), is {@code (left + j * strideX, top + i * strideY)}. It follows from kernels,
 * strides and paddings alone. Enlarging a map as if its elements divided the image evenly is not the same: a 3 x 3
 * convolution of stride 2 with one zero on each side, as torch's networks have it, looks half a pixel further to the
 * left and up than that, and after five of them (stride 32) a map enlarged so lies 15.5 pixels too far to the right and
 * down.
 *
 * @param left of the first column
 * @param top of the first row
 * @param strideX image pixels from one column to the next
 * @param strideY image pixels from one row to the next
 */
public record Grid(double left, double top, double strideX, double strideY) {

    private static final Grid IMAGE = new Grid(0.5, 0.5, 1, 1);

    /**
     * @param network any network
     * @param nodeOrModule a feature map
     * @return where its elements lie; where several ways lead to it, by the first one; or null, if something on the way
     *     (a global pool) has no place
     */
    public static Grid of(final Network network, final String nodeOrModule) {
        final Map<String, Grid> grids = new HashMap<>();
        final Node wanted = network.node(nodeOrModule);
        for (final Node node : network.nodes()) {
            grids.put(node.name(), of(node, network.inputShapes(node), grids));
            if (node.equals(wanted)) break;
        }
        return grids.get(wanted.name());
    }

    private static Grid of(final Node node, final List<Shape> shapes, final Map<String, Grid> grids) {
        final Operation operation = node.operation();
        if (operation instanceof Input input) return input.shape().rank() == 3 ? IMAGE : null;
        final Grid from = grids.get(node.inputs().get(0));
        if (operation instanceof Multiply && from == null)
            return grids.get(node.inputs().get(1));
        if (from == null) return null;
        if (operation instanceof Convolution c) return from.behind(c.window(), shapes.get(0));
        if (operation instanceof Pool p) return from.behind(p.window(), shapes.get(0));
        if (operation instanceof Pad p) return from.from(-p.left(), -p.top());
        if (operation instanceof Crop c) return from.from(c.left(), c.top());
        if (operation instanceof GlobalPool
                || operation instanceof GlobalDeviation
                || operation instanceof AdaptiveAveragePool
                || operation instanceof Flatten) return null;
        return from;
    }

    private Grid behind(final Window window, final Shape map) {
        final double x = (window.kernelWidth() - 1) * window.dilation() / 2.0 - window.horizontalPadding(map)[0];
        final double y = (window.kernelHeight() - 1) * window.dilation() / 2.0 - window.verticalPadding(map)[0];
        return new Grid(left + x * strideX, top + y * strideY, strideX * window.stride(), strideY * window.stride());
    }

    private Grid from(final double column, final double row) {
        return new Grid(left + column * strideX, top + row * strideY, strideX, strideY);
    }

    /**
     * @param x a continuous image coordinate
     * @return the column that lies there; 0 is the first one's centre
     */
    public double column(final double x) {
        return (x - left) / strideX;
    }

    /**
     * @param y a continuous image coordinate
     * @return the row that lies there; 0 is the first one's centre
     */
    public double row(final double y) {
        return (y - top) / strideY;
    }
}
