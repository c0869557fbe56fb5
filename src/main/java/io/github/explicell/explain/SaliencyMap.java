package io.github.explicell.explain;

/**
 * What a method says of each pixel of a crop: how much it speaks for the target (positive) or against it (negative, in
 * methods that know it). The numbers are the method's own; only those of one map can be compared.
 *
 * @param method the method's name, such as {@code grad-cam}
 * @param layer the node or nodes that it read, or empty for methods that read none
 * @param width of the crop at network resolution, in pixels
 * @param height of the crop at network resolution, in pixels
 * @param values height x width, row-major
 */
public record SaliencyMap(String method, String layer, int width, int height, float[] values) {

    /**
     * @param method the method's name, such as {@code grad-cam}
     * @param layer the node or nodes that it read, or empty for methods that read none
     * @param width of the crop at network resolution, in pixels
     * @param height of the crop at network resolution, in pixels
     * @param values height x width, row-major
     * @throws IllegalArgumentException if the numbers do not fit, or one is not finite
     */
    public SaliencyMap {
        if (values.length != width * height)
            throw new IllegalArgumentException(
                    "a map of " + width + " x " + height + " pixels cannot have " + values.length + " values");
        for (final float v : values)
            if (!Float.isFinite(v))
                throw new IllegalArgumentException("the map of " + method + " holds a number that is not finite;"
                        + " use float32, or another method");
    }

    /** @return the largest value */
    public float max() {
        float max = values[0];
        for (final float v : values) max = Math.max(max, v);
        return max;
    }

    /** @return whether any pixel speaks for the target */
    public boolean hasPositive() {
        return max() > 0;
    }

    /** @return the positive part over its maximum, 0..1; all 0 where nothing is positive */
    public float[] normalised() {
        final float max = max();
        final float[] scaled = new float[values.length];
        if (max > 0) for (int i = 0; i < scaled.length; i++) scaled[i] = Math.max(0, values[i]) / max;
        return scaled;
    }
}
