package io.github.explicell.cli;

import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.Crop;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.Evaluation;
import io.github.explicell.train.SampleCrops;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.train.evaluation.Measures;
import io.github.explicell.train.evaluation.TemperatureScaling;
import io.github.explicell.view.ErrorMontage;
import io.github.explicell.view.EvaluationReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a model says of samples, and what can be shown of it beside the figures. */
final class ModelEvaluation {

    private final ModelFolder model;
    private final List<Sample> samples;
    private final List<Prediction> predictions;
    private final Cases cases;

    ModelEvaluation(
            final ModelFolder model,
            final List<Sample> samples,
            final ClassifierOptions options,
            final Progress progress)
            throws IOException {
        this.model = model;
        this.samples = samples;
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
        return TemperatureScaling.fit(logits(), cases.truth());
    }

    private double[][] logits() {
        return predictions.stream()
                .map(p -> {
                    final double[] z = new double[p.logits().length];
                    for (int i = 0; i < z.length; i++) z[i] = p.logits()[i];
                    return z;
                })
                .toArray(double[][]::new);
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
        final Map<Measures.Key, Double> before = Measures.of(cases, null);
        final Map<Measures.Key, Double> after = Measures.of(recalibrated(temperature), null);
        final Measures.Key loss = new Measures.Key("log loss", Figure.ALL);
        final Measures.Key error = new Measures.Key("calibration error", Figure.ALL);
        return String.format(
                Locale.ROOT,
                "The temperature fitted on the validation part is %.3f (the model has %.3f): with it the log loss is %.4f"
                        + " instead of %.4f, the calibration error %.4f instead of %.4f.",
                temperature,
                model.description().temperature(),
                after.get(loss),
                before.get(loss),
                after.get(error),
                before.get(error));
    }

    /** The worst mistakes, as a picture; none if there are none. */
    List<EvaluationReport.Picture> errors() throws IOException {
        final int[] worst = cases.worst(ErrorMontage.MOST);
        if (worst.length == 0) return List.of();
        final List<Sample> wrong = Arrays.stream(worst).mapToObj(samples::get).toList();
        final List<Crop> crops = SampleCrops.of(
                wrong, model.description().crop(), model.description().channels());
        final List<String> names = new ArrayList<>();
        for (final Sample sample : wrong)
            names.add(sample.file().getFileName() + ", " + sample.region().name());
        return List.of(new EvaluationReport.Picture(
                "Worst errors",
                "The " + worst.length + " mistakes with the least probability of the true class, as the network saw them.",
                ErrorMontage.draw(cases, worst, crops, names)));
    }
}
