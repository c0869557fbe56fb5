package io.github.explicell.explain;

import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.image.Crop;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One region explained by one method.
 *
 * @param prediction what the model says of the region
 * @param crop the pixels that it saw, and where they lie in the image
 * @param target what is explained
 * @param map the method's result
 * @param superpixels what it says of super-pixels, of which the map is the picture; null for methods without them
 * @param measures name of a measure to its value, in the order of the table's columns; NaN where it has no meaning
 * @param seconds how long the map took, its share of what a batch has in common included
 */
public record Explanation(
        Prediction prediction,
        Crop crop,
        Target target,
        SaliencyMap map,
        SuperpixelExplanation superpixels,
        Map<String, Double> measures,
        double seconds) {

    /**
     * Keeps its own copy of the measures, in their order.
     *
     * @param prediction what the model says of the region
     * @param crop the pixels that it saw, and where they lie in the image
     * @param target what is explained
     * @param map the method's result
     * @param superpixels what it says of super-pixels, of which the map is the picture; null for methods without them
     * @param measures name of a measure to its value, in the order of the table's columns; NaN where it has no meaning
     * @param seconds how long the map took, its share of what a batch has in common included
     */
    public Explanation {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /**
     * An explanation by a method without super-pixels.
     *
     * @param prediction what the model says of the region
     * @param crop the pixels that it saw, and where they lie in the image
     * @param target what is explained
     * @param map the method's result
     * @param measures name of a measure to its value
     * @param seconds how long the map took
     */
    public Explanation(
            final Prediction prediction,
            final Crop crop,
            final Target target,
            final SaliencyMap map,
            final Map<String, Double> measures,
            final double seconds) {
        this(prediction, crop, target, map, null, measures, seconds);
    }

    /** @return the region with its super-pixels, where it has any */
    public CutRegion cut() {
        return new CutRegion(prediction.region(), crop, superpixels.superpixels());
    }
}
