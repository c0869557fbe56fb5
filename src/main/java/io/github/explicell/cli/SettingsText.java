package io.github.explicell.cli;

import com.google.gson.GsonBuilder;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.preset.Preset;
import java.io.PrintWriter;
import java.util.List;

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
                settings.architecture().name() + " at " + settings.architecture().size() + " pixels"));
        for (final Step step : settings.architecture().surgery())
            table.add(List.of("head", step.kind() + " on " + step.node()));
        for (final Stage stage : settings.stages()) table.add(List.of("stage " + stage.name(), stage.words()));
        table.add(List.of(
                "split", "validation " + settings.validation() + ", test " + settings.test() + ", seed " + settings.seed()));
        table.print(out);
        out.println();
        out.println(new GsonBuilder().setPrettyPrinting().create().toJson(settings));
    }
}
