package io.github.explicell.classify;

import io.github.explicell.image.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Predictions as rows: the same columns in the Results table and in predictions.csv.
 */
public final class PredictionTable {

    /** What the column {@code decision} says of a model with costs; other models' tables have no such column. */
    public static final String LEAST_COST = "least expected cost";

    private PredictionTable() {}

    /**
     * One prediction as a row.
     *
     * @param prediction of a region
     * @param logits whether the logits have columns, too
     * @return column name to a {@link String}, {@link Integer} or {@link Double}; pixels for x, y, width and height,
     *     0..1 for probabilities and margin, nats for the entropy, the cost matrix's unit for the expected cost
     */
    public static Map<String, Object> row(final Prediction prediction, final boolean logits) {
        final Map<String, Object> row = new LinkedHashMap<>();
        putRegion(prediction, row);
        for (int i = 0; i < prediction.classes().size(); i++)
            row.put("p " + prediction.classes().get(i), prediction.probabilities()[i]);
        if (logits)
            for (int i = 0; i < prediction.classes().size(); i++)
                row.put("z " + prediction.classes().get(i), (double) prediction.logits()[i]);
        row.put("entropy", prediction.entropy());
        row.put("margin", prediction.margin());
        if (prediction.costs() != null) {
            row.put("decision", LEAST_COST);
            row.put("expected_cost", prediction.expectedCost());
        }
        putProvenance(prediction, row);
        row.put("notes", String.join(" ", prediction.notes()));
        return row;
    }

    /**
     * What tables of regions begin with: the region, its place and its class.
     *
     * @param prediction of a region
     * @param row gets the columns
     */
    public static void putRegion(final Prediction prediction, final Map<String, Object> row) {
        row.put("image", prediction.image());
        row.put("series", prediction.series());
        row.put("region", prediction.region().name());
        final Bounds bounds = prediction.region().bounds();
        row.put("x", bounds.x());
        row.put("y", bounds.y());
        row.put("width", bounds.width());
        row.put("height", bounds.height());
        row.put("class", prediction.className());
        row.put("probability", prediction.probability());
    }

    /**
     * What tables of regions end with, but for notes: the metadata that was read, plane, intensities, model, program,
     * and with test-time augmentation the number of views.
     *
     * @param prediction of a region
     * @param row gets the columns
     */
    public static void putProvenance(final Prediction prediction, final Map<String, Object> row) {
        prediction.metadata().forEach((field, value) -> row.put("field " + field, value));
        row.put("slice", prediction.region().plane().z() + 1);
        row.put("frame", prediction.region().plane().t() + 1);
        row.put("intensity_min", prediction.range().min());
        row.put("intensity_max", prediction.range().max());
        row.put("model", prediction.provenance().model());
        row.put("model_sha256", prediction.provenance().modelSha256());
        row.put("device", prediction.provenance().device());
        row.put("precision", prediction.provenance().precision());
        row.put("version", prediction.provenance().version());
        if (prediction.provenance().views() > 1)
            row.put("views", prediction.provenance().views());
    }

    /**
     * @param prediction any of those that become rows
     * @param logits whether the logits have columns, too
     * @return the column names of a row
     */
    public static List<String> columns(final Prediction prediction, final boolean logits) {
        return new ArrayList<>(row(prediction, logits).keySet());
    }
}
