package io.github.explicell.train;

import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Recalibration;
import io.github.explicell.train.evaluation.TemperatureScaling;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a model says of labelled samples, and what another temperature would make of it. */
final class ModelPredictions {

    private final ModelFolder model;
    private final List<Prediction> predictions;
    private final Cases cases;

    ModelPredictions(
            final ModelFolder model,
            final List<Sample> samples,
            final ClassifierOptions options,
            final Progress progress)
            throws IOException {
        this.model = model;
        predictions = Evaluation.predictions(model, samples, options, progress);
        cases = Evaluation.cases(model, samples, predictions);
    }

    /** The samples with what was said of them. */
    Cases cases() {
        return cases;
    }

    /** How many views of each sample were averaged. */
    int views() {
        return predictions.get(0).provenance().views();
    }

    /** The temperature that fits these samples' logits best. */
    double temperature() {
        final double[][] logits = new double[predictions.size()][];
        for (int i = 0; i < logits.length; i++) {
            final float[] said = predictions.get(i).logits();
            logits[i] = new double[said.length];
            for (int c = 0; c < said.length; c++) logits[i][c] = said[c];
        }
        return TemperatureScaling.fit(logits, cases.truth());
    }

    /** The same decisions with the probabilities of another temperature. */
    Cases recalibrated(final double temperature) {
        return new Cases(
                cases.classes(),
                cases.truth(),
                cases.decided(),
                predictions.stream()
                        .map(p -> Prediction.softmax(p.logits(), temperature))
                        .toArray(double[][]::new),
                cases.groups());
    }

    /** What another temperature changes, in words. */
    String gain(final double temperature) {
        return String.format(
                        Locale.ROOT,
                        "The temperature fitted on the validation part is %.3f (the model has %.3f): ",
                        temperature,
                        model.description().temperature())
                + Recalibration.gain(cases, recalibrated(temperature));
    }
}
