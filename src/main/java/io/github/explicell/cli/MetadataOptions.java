package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.data.MetadataSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** Which metadata a model shall read beside the image. */
final class MetadataOptions {

    private static final double DROPOUT = 0.1;

    @Option(
            names = "--metadata",
            paramLabel = "FIELD[,FIELD...]",
            description = "Columns or properties that the model reads beside the image, such as"
                    + " age:number,sex,localization; number or category is found out where it is not given. none: the"
                    + " image alone.")
    private String fields;

    @Option(
            names = "--metadata-dropout",
            paramLabel = "X",
            description =
                    "With this probability a field of a sample is taken for unknown in training, so that the model"
                            + " learns to do without (default: " + DROPOUT + ").")
    private Double dropout;

    @Option(
            names = "--metadata-width",
            paramLabel = "N",
            description =
                    "Length of the vector that the fields become (default: " + MetadataSettings.PUBLISHED_WIDTH + ").")
    private Integer width;

    /** The settings with what the user changes. */
    MetadataSettings over(final MetadataSettings base) {
        final boolean own = fields != null;
        return new MetadataSettings(
                own ? fields.equals("none") ? List.of() : MetadataSettings.parse(fields) : base.fields(),
                or(dropout, own && base.fields().isEmpty() ? DROPOUT : base.dropout()),
                or(width, base.width()));
    }
}
