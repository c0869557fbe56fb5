package io.github.explicell.cli;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model looks at which regions of which images. */
final class ImageOptions {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "The model's folder, or the name of an installed model ('models list').")
    private ModelName model;

    @ArgGroup(exclusive = true, heading = "Regions (one of these):%n")
    private RegionOptions regions;

    @Option(
            names = "--series",
            paramLabel = "N",
            defaultValue = "0",
            description = "Which series of the files, from 0 (default: ${DEFAULT-VALUE}).")
    private int series;

    @Option(
            names = "--range",
            paramLabel = "MIN,MAX",
            description = "Intensities that mean black and white (default: the model's, else the bit depth's).")
    private IntensityRange range;

    @Option(
            names = "--channels",
            paramLabel = "LIST",
            description = "The channel that is grey, or those for red,green,blue; from 1, 0 stays dark"
                    + " (default: the model's).")
    private ChannelRule channels = ChannelRule.DEFAULT;

    @Mixin
    private KnowledgeOptions knowledge;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Images that ImageJ or Bio-Formats reads.")
    private List<Path> images;

    /** Refuses what picocli does not. */
    void check(final CommandSpec spec) {
        OptionChecks.atLeast(spec, "--series", series, 0);
    }

    /** The model's folder, read; it has use for the fields that were given. */
    ModelFolder model() throws IOException {
        final ModelFolder folder = model.read();
        knowledge.known().check(folder.description().metadata());
        return folder;
    }

    /** Finds the regions of each image, and what is known of them. */
    RegionChooser chooser() throws IOException {
        return RegionOptions.chooser(regions).knowing(knowledge.known()::of);
    }

    /** Which series of the files, from 0. */
    int series() {
        return series;
    }

    /** The model's channels and range, as far as no other was given. */
    ChannelRule channels(final ModelFolder folder) {
        return folder.description().channels().with(new ChannelRule(channels.channels(), range));
    }

    /** The images, at least one. */
    List<Path> images() {
        return images;
    }
}
