package io.github.explicell.explain;

import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explanations as rows: the same columns in the Results table and in explanations.csv. */
public final class ExplanationTable {

    /** The column that says whether anything speaks for the target. */
    public static final String POSITIVE = "positive_evidence";

    private ExplanationTable() {}

    /**
     * One explanation as a row.
     *
     * @param explanation of a region
     * @param file the raw map's file, or empty
     * @return column name to a {@link String}, {@link Integer} or {@link Double}; pixels for x, y, width and height,
     *     0..1 for probabilities, measures by their names, NaN where one has no meaning, 0 samples where there are none
     */
    public static Map<String, Object> row(final Explanation explanation, final String file) {
        final Prediction prediction = explanation.prediction();
        final Target target = explanation.target();
        final Map<String, Object> row = new LinkedHashMap<>();
        PredictionTable.putRegion(prediction, row);
        row.put(
                "true_class",
                prediction.region().label() == null ? "" : prediction.region().label());
        row.put("target", target(explanation));
        row.put("against", against(explanation));
        row.put("score", target.probability() ? "probability" : "logit");
        row.put("target_probability", prediction.probabilities()[target.classIndex()]);
        row.put("method", explanation.map().method());
        row.put("layer", explanation.map().layer());
        row.putAll(explanation.measures());
        row.put(POSITIVE, explanation.map().hasPositive() ? "yes" : "no");
        row.put("maximum", (double) explanation.map().max());
        putSuperpixels(explanation.superpixels(), row);
        row.put("seconds", explanation.seconds());
        row.put("file", file);
        PredictionTable.putProvenance(prediction, row);
        row.put("notes", notes(explanation));
        return row;
    }

    private static void putSuperpixels(final SuperpixelExplanation superpixels, final Map<String, Object> row) {
        final boolean known = superpixels != null;
        row.put("superpixels", known ? superpixels.words() : "");
        row.put("intercept", known ? superpixels.intercept() : Double.NaN);
        row.put("r2", known ? superpixels.r2() : Double.NaN);
        row.put("local_prediction", known ? superpixels.localPrediction() : Double.NaN);
        row.put("samples", known ? superpixels.samples() : 0);
    }

    private static String notes(final Explanation explanation) {
        final List<String> notes = new ArrayList<>(explanation.prediction().notes());
        if (explanation.superpixels() != null)
            notes.addAll(explanation.superpixels().notes());
        return String.join(" ", notes);
    }

    /**
     * @param explanation of a region
     * @return the name of the class that is explained
     */
    public static String target(final Explanation explanation) {
        return explanation.prediction().classes().get(explanation.target().classIndex());
    }

    /**
     * @param explanation of a region
     * @return the name of the class whose score is taken off, or empty
     */
    public static String against(final Explanation explanation) {
        final int index = explanation.target().against();
        return index == Target.NONE ? "" : explanation.prediction().classes().get(index);
    }

    /**
     * @param explanation of a region
     * @return what is explained, for a person: {@code halo} or {@code halo rather than normal}
     */
    public static String question(final Explanation explanation) {
        final String against = against(explanation);
        return target(explanation) + (against.isEmpty() ? "" : " rather than " + against);
    }
}
