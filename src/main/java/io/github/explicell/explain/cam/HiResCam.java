package io.github.explicell.explain.cam;

import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/**
 * HiResCAM (Draelos and Carin 2020): the sum over channels of g A, pixel by pixel. Its values add up to the score where
 * only global average pooling and a linear layer follow, so what speaks against the target stays negative;
 * pytorch-grad-cam sets it to 0.
 */
public final class HiResCam extends ElementwiseCam {

    /** @param method what is said of it */
    public HiResCam(final Method method) {
        super(method);
    }

    @Override
    float weight(final float gradient) {
        return gradient;
    }

    @Override
    float[] map(final Subject subject, final String layer) {
        return sum(subject, layer);
    }
}
