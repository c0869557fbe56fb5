package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/**
 * Eigen-CAM (Muhammad and Yeasin 2020): the activations at each pixel projected on their first right singular vector,
 * whatever the target. A singular vector's sign is free: it is that whose projection correlates positively with the
 * mean activation.
 *
 * <p>pytorch-grad-cam takes each channel's mean off first, leaves the sign to chance, and sets what is negative to 0.
 */
public final class EigenCam extends Cam {

    private final boolean centred;

    /** @param method what is said of it */
    public EigenCam(final Method method) {
        this(method, false);
    }

    /** @param centred whether each channel's mean is taken off, for comparison with pytorch-grad-cam */
    EigenCam(final Method method, final boolean centred) {
        super(method);
        this.centred = centred;
    }

    @Override
    float[] map(final Subject subject, final String layer) {
        final Features features = subject.activation(layer);
        final double[][] rows = new double[features.channels()][features.area()];
        for (int k = 0; k < rows.length; k++) {
            final double mean = centred ? features.sum(k) / features.area() : 0;
            for (int i = 0; i < features.area(); i++) rows[k][i] = features.values()[k * features.area() + i] - mean;
        }
        final double[] projection = SingularVector.projection(rows);
        final double sign = agreesWithMean(projection, features) ? 1 : -1;
        final float[] map = new float[projection.length];
        for (int i = 0; i < map.length; i++) map[i] = (float) (sign * projection[i]);
        return map;
    }

    /** By covariance; where that is 0, as it is of a constant map, by the plain product. */
    private static boolean agreesWithMean(final double[] projection, final Features features) {
        double covariance = 0;
        double product = 0;
        double average = 0;
        for (final double p : projection) average += p / projection.length;
        for (int k = 0; k < features.channels(); k++)
            for (int i = 0; i < projection.length; i++) {
                final double a = features.values()[k * projection.length + i];
                covariance += (projection[i] - average) * a;
                product += projection[i] * a;
            }
        return covariance == 0 ? product >= 0 : covariance > 0;
    }
}
