package io.github.explicell.cli;

import com.google.gson.GsonBuilder;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.preset.Preset;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The settings of a training, for a person and in full. */
final class SettingsText {

    private SettingsText() {}

    static void print(final TrainingSettings settings, final Preset preset, final PrintWriter out) {
        if (preset != null) {
            out.println(preset.name() + ": " + preset.sentence());
            out.println("After: " + preset.source() + "; docs/presets.md says what differs.");
            out.println("Backbones: " + String.join(", ", preset.architectures()) + ".");
            if (preset.continues()) out.println("Goes on from a trained model: name it with --init.");
            out.println();
        }
        final TextTable table = new TextTable(List.of("setting", "value"));
        table.add(List.of(
                "network",
                settings.architecture().name() + " at "
                        + settings.architecture().size() + " pixels"));
        for (final Step step : settings.architecture().surgery())
            table.add(List.of("head", step.kind() + " on " + String.join(", ", step.nodes())));
        for (final Stage stage : settings.stages()) table.add(List.of("stage " + stage.name(), stage.words()));
        table.add(List.of(
                "split",
                "validation " + settings.split().validation() + ", test "
                        + settings.split().test() + ", seed " + settings.seed()));
        if (!settings.metadata().fields().isEmpty())
            table.add(List.of(
                    "metadata",
                    settings.metadata().fields().stream()
                            .map(MetadataSettings.Declared::name)
                            .collect(Collectors.joining(", "))));
        table.print(out);
        out.println();
        out.println(new GsonBuilder().setPrettyPrinting().create().toJson(settings));
    }
}
