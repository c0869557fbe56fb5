package io.github.explicell.train.evaluation;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.model.CostMatrix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** All measures of some cases. */
public final class Measures {

    /**
     * What a number is.
     *
     * @param measure its name
     * @param of a class or a kind of mean, as in {@link Figure}
     */
    public record Key(String measure, String of) {}

    private final Cases cases;
    private final CostMatrix costs;
    private final Map<Key, Double> values = new LinkedHashMap<>();

    private Measures(final Cases cases, final CostMatrix costs) {
        this.cases = cases;
        this.costs = costs;
    }

    /**
     * Measures cases.
     *
     * @param cases at least one
     * @param costs what mistakes cost, or null
     * @return each number by what it is; NaN where the cases do not define it
     */
    public static Map<Key, Double> of(final Cases cases, final CostMatrix costs) {
        final Measures measures = new Measures(cases, costs);
        measures.decisions();
        if (cases.hasProbabilities()) {
            measures.probabilities();
            measures.rankings();
        }
        return measures.values;
    }

    private void put(final String measure, final String of, final double value) {
        values.put(new Key(measure, of), value);
    }

    private void decisions() {
        final ConfusionMatrix matrix = cases.matrix();
        final Agreement agreement = new Agreement(matrix);
        put("accuracy", Figure.ALL, matrix.accuracy());
        put("balanced accuracy", Figure.ALL, agreement.balancedAccuracy());
        put("kappa", Figure.ALL, agreement.kappa());
        put("mcc", Figure.ALL, agreement.mcc());
        if (costs != null) put("cost", Figure.ALL, agreement.cost(costs));
        final Map<String, IntToDoubleFunction> each = new LinkedHashMap<>();
        each.put("precision", matrix::precision);
        each.put("recall", matrix::recall);
        each.put("f1", agreement::f1);
        each.forEach((name, measure) -> {
            put(name, Figure.MACRO, agreement.macro(measure));
            put(name, Figure.WEIGHTED, agreement.weighted(measure));
            perClass(name, measure);
        });
        perClass("specificity", agreement::specificity);
        perClass("cases", matrix::cases);
    }

    private void perClass(final String measure, final IntToDoubleFunction value) {
        for (int c = 0; c < cases.classes().size(); c++)
            put(measure, cases.classes().get(c), value.applyAsDouble(c));
    }

    private void probabilities() {
        put("log loss", Figure.ALL, Probabilities.logLoss(cases));
        put("brier score", Figure.ALL, Probabilities.brier(cases));
        put(
                "calibration error",
                Figure.ALL,
                Calibration.of(cases, Calibration.BINS).error());
    }

    /** One class against all others. */
    private void rankings() {
        final int n = cases.classes().size();
        final double[] auc = new double[n];
        final double[] precision = new double[n];
        final double[] area = new double[n];
        for (int c = 0; c < n; c++) {
            final Ranking ranking = cases.ranking(c);
            auc[c] = ranking.rocArea();
            precision[c] = ranking.averagePrecision();
            area[c] = ranking.precisionRecallArea();
        }
        final Ranking pooled = cases.pooledRanking();
        averaged("auc", auc, pooled.rocArea());
        averaged("average precision", precision, pooled.averagePrecision());
        averaged("precision-recall area", area, pooled.precisionRecallArea());
    }

    private void averaged(final String measure, final double[] each, final double micro) {
        double sum = 0;
        double weighted = 0;
        double weights = 0;
        int defined = 0;
        for (int c = 0; c < each.length; c++) {
            if (Double.isNaN(each[c])) continue;
            final double weight = values.get(new Key("cases", cases.classes().get(c)));
            sum += each[c];
            weighted += weight * each[c];
            weights += weight;
            defined++;
        }
        put(measure, Figure.MACRO, sum / defined);
        put(measure, Figure.WEIGHTED, weighted / weights);
        put(measure, Figure.MICRO, micro);
        perClass(measure, c -> each[c]);
    }
}
