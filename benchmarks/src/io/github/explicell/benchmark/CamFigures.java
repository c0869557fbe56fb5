package io.github.explicell.benchmark;

/**
 * What was measured of one method on one image.
 *
 * @param milliseconds from the image to the map
 * @param forward milliseconds of a forward pass in the same process; 0 if it was not measured
 * @param kilobytes by which resident memory rose meanwhile
 * @param batch images at once, where that was chosen as the fastest; else 0
 * @param map the map, as large as the image, row-major
 */
record CamFigures(double milliseconds, double forward, long kilobytes, int batch, float[] map) {

    private static final double KILO = 1024;

    /** @return by how many MB resident memory rose */
    double megabytes() {
        return kilobytes / KILO;
    }

    /**
     * @param other a map of the same size
     * @return Pearson's correlation of the two; NaN if one is the same everywhere
     */
    double correlation(final CamFigures other) {
        final double a = mean(map);
        final double b = mean(other.map);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < map.length; i++) {
            xy += (map[i] - a) * (other.map[i] - b);
            xx += (map[i] - a) * (map[i] - a);
            yy += (other.map[i] - b) * (other.map[i] - b);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /**
     * @param other a map of the same size
     * @return the greatest difference of the two, each brought to 0..1
     */
    double difference(final CamFigures other) {
        final float[] a = normalised(map);
        final float[] b = normalised(other.map);
        double most = 0;
        for (int i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
        return most;
    }

    private static double mean(final float[] values) {
        double sum = 0;
        for (final float v : values) sum += v;
        return sum / values.length;
    }

    private static float[] normalised(final float[] values) {
        float low = values[0];
        float high = values[0];
        for (final float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        final float[] normalised = new float[values.length];
        if (high > low) for (int i = 0; i < values.length; i++) normalised[i] = (values[i] - low) / (high - low);
        return normalised;
    }
}
