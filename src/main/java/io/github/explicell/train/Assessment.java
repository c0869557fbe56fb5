package io.github.explicell.train;

import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Precision;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.evaluation.Bootstrap;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.train.evaluation.McNemar;
import io.github.explicell.train.evaluation.PredictionFiles;
import io.github.explicell.train.evaluation.Recalibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is measured of a model or of predictions: what {@code explicell evaluate} and ImageJ's command share.
 *
 * @param cases what was decided and what is true
 * @param costs what mistakes cost, or null
 * @param notes what was evaluated and how, each a sentence
 * @param recalibrated the same decisions with probabilities of a temperature fitted on the validation part, or null
 * @param mistakes the worst ones, where they can be looked at, or null
 */
public record Assessment(Cases cases, CostMatrix costs, List<String> notes, Cases recalibrated, Mistakes mistakes) {

    /**
     * How a model is asked.
     *
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param averaged whether the mean probabilities of each image's flips and quarter turns count
     * @param temperature whether one is fitted on the validation part that training split off, to show what it changes
     */
    public record Asking(String device, boolean averaged, boolean temperature) {}

    /** Which part of the data. */
    public enum Part {
        /** Everything. */
        ALL,
        /** What chose the best epoch. */
        VALIDATION,
        /** What training never saw. */
        TEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @param name all, validation or test
         * @return the part of that name
         * @throws IllegalArgumentException with the names there are
         */
        public static Part parse(final String name) {
            return Arrays.stream(values())
                    .filter(part -> part.toString().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("part must be all, validation or test, not " + name));
        }
    }

    /** Fewer are too few to be drawn from. */
    private static final int FEW_GROUPS = 20;

    /**
     * Keeps its own notes.
     *
     * @param cases what was decided and what is true
     * @param costs what mistakes cost, or null
     * @param notes what was evaluated and how, each a sentence
     * @param recalibrated the same decisions with probabilities of a temperature fitted on the validation part, or null
     * @param mistakes the worst ones, where they can be looked at, or null
     */
    public Assessment {
        notes = List.copyOf(notes);
    }

    /**
     * Classifies labelled data with a model.
     *
     * @param model whose classes contain the data's
     * @param data labelled regions
     * @param part which of them; all but {@link Part#ALL} need the very data that the model was trained on
     * @param name of the data, for the notes
     * @param other a model to compare with, or null
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param progress told how far it is
     * @return the cases, with the model's costs
     * @throws IOException if an image cannot be read or training kept no such part
     */
    public static Assessment ofModel(
            final ModelFolder model,
            final DataSet data,
            final Part part,
            final String name,
            final ModelFolder other,
            final String device,
            final Progress progress)
            throws IOException {
        return ofModel(model, data, part, name, other, new Asking(device, false, false), progress);
    }

    /**
     * Classifies labelled data with a model.
     *
     * @param model whose classes contain the data's
     * @param data labelled regions
     * @param part which of them; all but {@link Part#ALL} need the very data that the model was trained on
     * @param name of the data, for the notes
     * @param other a model to compare with, or null
     * @param asking device, test-time augmentation, temperature
     * @param progress told how far it is
     * @return the cases, with the model's costs
     * @throws IOException if an image cannot be read or training kept no such part
     */
    public static Assessment ofModel(
            final ModelFolder model,
            final DataSet data,
            final Part part,
            final String name,
            final ModelFolder other,
            final Asking asking,
            final Progress progress)
            throws IOException {
        final ClassifierOptions options =
                ClassifierOptions.DEFAULT.on(asking.device(), Precision.FLOAT32).averaging(asking.averaged());
        final List<Sample> samples = samples(model, data, part);
        final List<String> notes = new ArrayList<>(data.leftOutBriefly());
        notes.add("Model " + model.description().name() + " ("
                + model.description().weightsSha256().substring(0, 12) + ") on " + part + " of " + name + ".");
        final ModelPredictions said = new ModelPredictions(model, samples, options, progress);
        final Cases cases = said.cases();
        if (asking.averaged())
            notes.add("Test-time augmentation: each decision is that of the mean probabilities of " + said.views()
                    + " views (flips and quarter turns).");
        notes.add(size(cases));
        if (other != null)
            notes.add(against(
                    cases,
                    new ModelPredictions(other, samples, options, progress).cases(),
                    other.description().name()));
        Cases recalibrated = null;
        if (asking.temperature()) {
            final double fitted =
                    new ModelPredictions(model, samples(model, data, Part.VALIDATION), options, progress).temperature();
            recalibrated = said.recalibrated(fitted);
            notes.add(said.gain(fitted));
        }
        return new Assessment(
                cases,
                model.description().costs(),
                notes,
                recalibrated,
                Mistakes.of(cases, samples, model.description()));
    }

    /**
     * Reads predictions and the truth.
     *
     * @param predictions a CSV file
     * @param truth a CSV file
     * @param other predictions to compare with, or null
     * @return the cases, without costs
     * @throws IOException naming the file and line that is wrong
     */
    public static Assessment ofFiles(final Path predictions, final Path truth, final Path other) throws IOException {
        final List<String> notes = new ArrayList<>();
        notes.add("Predictions " + predictions + " with the truth " + truth + ".");
        final Cases cases = PredictionFiles.read(predictions, truth);
        notes.add(size(cases));
        if (other != null) notes.add(against(cases, PredictionFiles.read(other, truth), other.toString()));
        return new Assessment(cases, null, notes, null, null);
    }

    /**
     * Fits a temperature to other predictions of the same origin, and shows what it would change here.
     *
     * @param predictions a CSV file, of cases that neither training nor this assessment uses
     * @param truth a CSV file
     * @return the same with recalibrated probabilities beside the others
     * @throws IOException naming the file and line that is wrong
     * @throws IllegalArgumentException if the classes differ or probabilities are missing
     */
    public Assessment recalibratedBy(final Path predictions, final Path truth) throws IOException {
        final Cases validation = PredictionFiles.read(predictions, truth);
        if (!cases.hasProbabilities() || !validation.hasProbabilities())
            throw new IllegalArgumentException("a temperature needs a probability of each class, but "
                    + (cases.hasProbabilities() ? predictions : "the table of predictions") + " has none");
        if (!validation.classes().equals(cases.classes()))
            throw new IllegalArgumentException("the classes of " + predictions + " are "
                    + String.join(", ", validation.classes()) + ", but those evaluated are "
                    + String.join(", ", cases.classes()));
        final double temperature = Recalibration.temperature(validation);
        final Cases fitted = Recalibration.of(cases, temperature);
        final List<String> more = new ArrayList<>(notes);
        more.add(String.format(
                        Locale.ROOT,
                        "The temperature fitted on the %d cases of %s is %.3f (that of the predictions as they are is 1): ",
                        validation.size(),
                        predictions,
                        temperature)
                + Recalibration.gain(cases, fitted));
        return new Assessment(cases, costs, more, fitted, mistakes);
    }

    /**
     * @param table what mistakes cost, in place of what the model knows
     * @return the same cases
     */
    public Assessment with(final CostTable table) {
        return new Assessment(cases, table.matrix(cases.classes()), notes, recalibrated, mistakes);
    }

    /**
     * Measures, with intervals.
     *
     * @param draws of the intervals; 0: none
     * @param seed fixes them
     * @return every measure
     */
    public List<Figure> figures(final int draws, final long seed) {
        return Bootstrap.figures(cases, costs, draws, seed);
    }

    /**
     * @param draws of the intervals
     * @return the same, with a note if the groups are too few for intervals
     */
    public Assessment warned(final int draws) {
        if (draws == 0 || groups(cases) >= FEW_GROUPS) return this;
        final List<String> more = new ArrayList<>(notes);
        more.add("With so few groups the intervals are too narrow; trust them from " + FEW_GROUPS + " groups on.");
        return new Assessment(cases, costs, more, recalibrated, mistakes);
    }

    /**
     * @param model trained by Explicell, if a part is asked for
     * @param data labelled regions
     * @param part which of them
     * @return the samples of that part
     * @throws IOException if training kept no such part
     * @throws IllegalArgumentException if a part is asked for and these are other data
     */
    public static List<Sample> samples(final ModelFolder model, final DataSet data, final Part part)
            throws IOException {
        if (part == Part.ALL) return data.samples();
        final Split split = Split.recorded(data, model.description());
        final List<Sample> samples = part == Part.TEST ? split.test() : split.validation();
        if (samples.isEmpty())
            throw new IOException("the training of " + model.description().name() + " kept no " + part + " part");
        return samples;
    }

    // -- Helper methods --

    private static String size(final Cases cases) {
        return cases.size() + " cases of " + groups(cases) + " groups.";
    }

    private static long groups(final Cases cases) {
        return cases.groups().stream().distinct().count();
    }

    private static String against(final Cases cases, final Cases other, final String name) {
        if (!cases.classes().equals(other.classes()))
            throw new IllegalArgumentException("the two do not know the same classes: "
                    + String.join(", ", cases.classes()) + " and " + String.join(", ", other.classes()));
        if (!Arrays.equals(cases.truth(), other.truth()))
            throw new IllegalStateException("the two were not given the same cases");
        final McNemar test = McNemar.of(cases.truth(), cases.decided(), other.decided());
        return String.format(
                Locale.ROOT,
                "Against %s: only this one is right on %d cases, only the other on %d; McNemar's exact p = %.4g.",
                name,
                test.onlyFirst(),
                test.onlySecond(),
                test.p());
    }
}
