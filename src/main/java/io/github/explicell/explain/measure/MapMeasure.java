package io.github.explicell.explain.measure;

/** One number that says how good a map is. */
public interface MapMeasure {

    /** @return the column's name in tables, in snake_case */
    String name();

    /** @return one sentence on what it says, which way is better, and what it costs */
    String sentence();

    /**
     * @param trial the map, and the image that it explains
     * @return the number, or NaN where it has no meaning: the map has no positive evidence, or there is no mask where one
     *     is needed, or the mask is empty
     */
    double of(Trial trial);
}
