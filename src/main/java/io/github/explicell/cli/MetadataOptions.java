package io.github.explicell.cli;

import io.github.explicell.train.data.MetadataSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** Which metadata a model shall read beside the image. */
final class MetadataOptions {

    @Option(
            names = "--metadata",
            paramLabel = "FIELD[,FIELD...]",
            description = "Columns or properties that the model reads beside the image, such as"
                    + " age:number,sex,localization; number or category is found out where it is not given.")
    private String fields;

    @Option(
            names = "--metadata-dropout",
            paramLabel = "X",
            defaultValue = "0.1",
            description =
                    "With this probability a field of a sample is taken for unknown in training, so that the model"
                            + " learns to do without (default: ${DEFAULT-VALUE}).")
    private double dropout;

    @Option(
            names = "--metadata-width",
            paramLabel = "N",
            defaultValue = "" + MetadataSettings.PUBLISHED_WIDTH,
            description = "Length of the vector that the fields become (default: ${DEFAULT-VALUE}).")
    private int width;

    /** What was given. */
    MetadataSettings settings() {
        return new MetadataSettings(fields == null ? List.of() : MetadataSettings.parse(fields), dropout, width);
    }
}
