package io.github.explicell.network;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weights that follow from the parameters' names alone, the same here and in
 * src/test/python/networks.py.
 */
public final class FormulaWeights {

    private FormulaWeights() {}

    /** @return numbers for every parameter of the network, made when asked for */
    public static Weights of(final Network network) {
        final Map<String, Shape> shapes =
                network.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::shape));
        return new Weights() {

            @Override
            public Set<String> names() {
                return shapes.keySet();
            }

            @Override
            public Tensor get(final String name) {
                final Shape shape = shapes.get(name);
                return new Tensor(shape, values(name, shape));
            }
        };
    }

    /** @return the input image of the fixtures: 1.7 u */
    public static float[] input(final int length) {
        return uniform("input", 1.7, length);
    }

    /** @return numbers in -scale..scale that follow from a name */
    public static float[] uniform(final String name, final double scale, final int length) {
        final long hash = hash(name);
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) (scale * uniform(hash, i));
        return values;
    }

    private static float[] values(final String name, final Shape shape) {
        final long hash = hash(name);
        final float[] values = new float[(int) shape.size()];
        final double fan = shape.size() / (double) shape.get(0);
        double centre = 0;
        double spread = Math.sqrt(5 / fan);
        if (name.endsWith("running_mean") || name.endsWith("bias")) spread = 0.1;
        else if (shape.rank() == 1) {
            centre = 1;
            spread = name.endsWith("running_var") ? 0.5 : 0.2;
        }
        for (int i = 0; i < values.length; i++) values[i] = (float) (centre + spread * uniform(hash, i));
        return values;
    }

    /** FNV-1a, 64 bits */
    static long hash(final String name) {
        long h = 0xcbf29ce484222325L;
        for (final byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h ^= b & 0xff;
            h *= 0x100000001b3L;
        }
        return h;
    }

    /** splitmix64 of the i-th step, as a number in -1..1 */
    static double uniform(final long hash, final long i) {
        long z = hash + (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53 * 2 - 1;
    }
}
