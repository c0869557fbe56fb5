package io.github.explicell.explain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A number, or several, that say how good a map is: how faithful to the network, or how well it lies in a mask. */
public interface Measure {

    /** @return names of its columns in tables, in order */
    List<String> columns();

    /**
     * Measures one map.
     *
     * @param subject the crop in front of its network; {@link Subject#scores(Target)} gives the probability of the target
     * @param map what a method said of it
     * @param mask height x width of the map, true inside the region or its evidence; null where there is none
     * @return a value for each column; NaN where it has no meaning
     * @throws CancellationException if the user asked for the end
     */
    Map<String, Double> of(Subject subject, SaliencyMap map, boolean[] mask);
}
