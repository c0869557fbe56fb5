package io.github.explicell.explain.measure;

import io.github.explicell.explain.measure.Road.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All measures, in the order of the tables' columns: the one list for dialogs, help texts and tables. */
public final class Measures {

    /** Deletion and insertion. */
    public static final List<MapMeasure> CURVES = List.of(new Deletion(), new Insertion());

    /** Those that the map and the network decide, deletion and insertion first. */
    public static final List<MapMeasure> FAITHFULNESS = Stream.concat(
                    CURVES.stream(),
                    Stream.of(
                            new AverageDrop(),
                            new ConfidenceIncrease(),
                            new Road(Order.MOST_RELEVANT),
                            new Road(Order.LEAST_RELEVANT)))
            .toList();

    /** Those that compare the map with a mask, without the network. */
    public static final List<MapMeasure> LOCALISATION =
            List.of(new RelevanceMass(), new PointingGame(), new Overlap(), new ChanceMass());

    /** All that the map and a mask decide. */
    public static final List<MapMeasure> WITHOUT_NETWORK =
            Stream.concat(LOCALISATION.stream(), Stream.of(new Gini())).toList();

    /** All of them. */
    public static final List<MapMeasure> ALL =
            Stream.concat(FAITHFULNESS.stream(), WITHOUT_NETWORK.stream()).toList();

    private Measures() {}

    /**
     * @param measures which
     * @param trial the map and its image
     * @return name to value, in the same order; NaN where a measure has no meaning
     */
    public static Map<String, Double> of(final List<MapMeasure> measures, final Trial trial) {
        final Map<String, Double> values = new LinkedHashMap<>();
        for (final MapMeasure measure : measures) values.put(measure.name(), measure.of(trial));
        return values;
    }
}
