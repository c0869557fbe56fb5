package io.github.explicell.train;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import java.util.List;
import java.util.Locale;

/** The README.md of a trained model. */
final class ModelCard {

    private ModelCard() {}

    static String of(
            final TrainingSettings settings,
            final DataSet data,
            final Split split,
            final List<String> metadata,
            final About about,
            final EpochLog best,
            final ConfusionMatrix test) {
        final StringBuilder card = new StringBuilder();
        card.append("# ").append(settings.name()).append("\n\n");
        card.append(about.description()).append("\n\n");
        card.append("- Licence of the weights: ").append(about.licence()).append('\n');
        card.append("- Origin: ").append(about.origin()).append('\n');
        card.append("- Architecture: ")
                .append(settings.architecture().name())
                .append(" at ")
                .append(settings.architecture().size())
                .append(" x ")
                .append(settings.architecture().size())
                .append(" pixels\n");
        card.append("- Data: ").append(data.source()).append('\n');
        for (final Stage stage : settings.stages())
            card.append("- Stage ")
                    .append(stage.name())
                    .append(": ")
                    .append(stage.words())
                    .append('\n');
        card.append("- Best epoch by: ")
                .append(settings.classifier().selection().improvement())
                .append('\n');
        if (settings.loss().decision() == LossSettings.Decision.LEAST_COST)
            card.append("- Decides for the class of the least expected cost, by the costs in model.json\n");
        card.append("- Trained with Explicell, seed ").append(settings.seed()).append("\n\n");
        metadata.forEach(sentence -> card.append("- ").append(sentence).append('\n'));
        if (!metadata.isEmpty()) card.append('\n');
        card.append("| class | training | validation | test |\n|---|---|---|---|\n");
        for (final String label : data.classes())
            card.append("| ")
                    .append(label)
                    .append(" | ")
                    .append(count(split.training(), label))
                    .append(" | ")
                    .append(count(split.validation(), label))
                    .append(" | ")
                    .append(count(split.test(), label))
                    .append(" |\n");
        card.append(String.format(
                Locale.ROOT,
                "%nBest epoch: %d, validation loss %.4f, validation accuracy %.4f.%n",
                best.epoch(),
                best.validationLoss(),
                best.validationAccuracy()));
        if (test != null) card.append(figures(test));
        return card.append("\nGroups (slides, lesions, patients) are never split between the parts.\n")
                .toString();
    }

    private static String figures(final ConfusionMatrix test) {
        final StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nOn the %d test samples, which training never read: accuracy %.4f, macro F1 %.4f.%n%n",
                test.total(),
                test.accuracy(),
                test.macroF1()));
        text.append("| class | precision | recall |\n|---|---|---|\n");
        for (int i = 0; i < test.classes().size(); i++)
            text.append(String.format(
                    Locale.ROOT, "| %s | %.3f | %.3f |%n", test.classes().get(i), test.precision(i), test.recall(i)));
        return text.toString();
    }

    private static int count(final List<Sample> samples, final String label) {
        return DataSet.counts(samples).getOrDefault(label, 0);
    }
}
