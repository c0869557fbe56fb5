package io.github.explicell.explain.cam;

import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/** Layer-CAM (Jiang et al. 2021): ReLU(sum over channels of ReLU(g) A), pixel by pixel; made for any layer. */
public final class LayerCam extends ElementwiseCam {

    /** @param method what is said of it */
    public LayerCam(final Method method) {
        super(method);
    }

    @Override
    float weight(final float gradient) {
        return Math.max(0, gradient);
    }

    @Override
    float[] map(final Subject subject, final String layer) {
        return positive(sum(subject, layer));
    }
}
