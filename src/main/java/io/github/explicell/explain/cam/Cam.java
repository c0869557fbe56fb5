package io.github.explicell.explain.cam;

import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Upsampling;
import java.util.ArrayList;
import java.util.List;

/**
 * What all class activation maps have in common: a map is made at a layer's own size and enlarged to the crop's. The
 * maps of several layers are each brought to 0..1 and fused.
 */
abstract class Cam implements Explainer {

    private final Method method;

    Cam(final Method method) {
        this.method = method;
    }

    /**
     * The method's definition.
     *
     * @param subject the crop and what is explained
     * @param layer the node to read
     * @return height x width of the layer, row-major
     */
    abstract float[] map(Subject subject, String layer);

    @Override
    public Method method() {
        return method;
    }

    @Override
    public boolean readsLayers() {
        return true;
    }

    @Override
    public SaliencyMap explain(final Subject subject) {
        final List<SaliencyMap> maps = new ArrayList<>();
        for (final String layer : subject.layers()) maps.add(explain(subject, layer));
        return maps.size() == 1
                ? maps.get(0)
                : new SaliencyMap(
                        method.name(),
                        String.join("+", subject.layers()),
                        subject.width(),
                        subject.height(),
                        subject.fusion()
                                .fuse(maps.stream().map(SaliencyMap::normalised).toList()));
    }

    private SaliencyMap explain(final Subject subject, final String layer) {
        final Features size = subject.activation(layer);
        final float[] enlarged = Upsampling.bilinear(
                map(subject, layer), size.height(), size.width(), subject.height(), subject.width());
        return new SaliencyMap(method.name(), layer, subject.width(), subject.height(), enlarged);
    }

    /** Overwrites what speaks against the target by 0. */
    static float[] positive(final float[] map) {
        for (int i = 0; i < map.length; i++) map[i] = Math.max(0, map[i]);
        return map;
    }
}
