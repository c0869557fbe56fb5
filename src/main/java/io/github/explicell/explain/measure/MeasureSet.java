package io.github.explicell.explain.measure;

import io.github.explicell.explain.Measure;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Target;
import java.util.List;
import java.util.Map;

/**
 * Some of the measures, as an explainer of regions takes them. What the maps of one crop have in common is computed once,
 * if they come one after the other. One thread at a time.
 */
public final class MeasureSet implements Measure {

    private final List<MapMeasure> measures;
    private Subject subject;
    private boolean[] mask;
    private ScoredImage image;

    /** @param measures which, such as {@link Measures#ALL} */
    public MeasureSet(final List<MapMeasure> measures) {
        this.measures = List.copyOf(measures);
    }

    @Override
    public List<String> columns() {
        return measures.stream().map(MapMeasure::name).toList();
    }

    @Override
    public Map<String, Double> of(final Subject explained, final SaliencyMap map, final boolean[] inside) {
        if (subject != explained || mask != inside) {
            subject = explained;
            mask = inside;
            final Target probability = new Target(explained.target().classIndex(), Target.NONE, true);
            image = new ScoredImage(
                    explained.input(), explained.width(), explained.height(), explained.scores(probability), inside);
        }
        return Measures.of(measures, new Trial(image, map));
    }
}
