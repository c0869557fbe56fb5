package io.github.explicell.explain.cam;

import io.github.explicell.engine.Values;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Upsampling;

/** The attention that a network pays to each place, whatever the target: one of its outputs, a map or 1 x a map. */
public final class AttentionMap implements Explainer {

    private final Method method;

    /** @param method what is said of it; the output it needs is the one that is shown */
    public AttentionMap(final Method method) {
        this.method = method;
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public SaliencyMap explain(final Subject subject) {
        final Values attention = subject.output(method.needs());
        final int rank = attention.shape().length;
        final float[] enlarged = Upsampling.bilinear(
                attention.numbers(),
                attention.shape()[rank - 2],
                attention.shape()[rank - 1],
                subject.height(),
                subject.width());
        return new SaliencyMap(method.name(), method.needs(), subject.width(), subject.height(), enlarged);
    }
}
