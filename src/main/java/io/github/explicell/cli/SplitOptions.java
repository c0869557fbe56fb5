package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.GivenParts;
import io.github.explicell.train.data.SplitRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which samples are for training, validation and test. */
final class SplitOptions {

    @Option(
            names = "--validation",
            paramLabel = "X",
            description = "Share of the data that chooses the best epoch (default: 0.15).")
    private Double validation;

    @Option(
            names = "--test",
            paramLabel = "X",
            description = "Share kept for the figures on the card; 0: none (default: 0.2).")
    private Double test;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Part the data into K folds of whole groups, classes as even as they allow. With --fold that"
                    + " one is the test part; without it, each in turn.")
    private Integer folds;

    @Option(names = "--fold", paramLabel = "N", description = "Which fold is the test part, from 1.")
    private Integer fold;

    @Option(
            names = "--split-column",
            paramLabel = "NAME",
            description = "The column or property that says train, validation or test. Where none is for validation,"
                    + " training gives its share.")
    private String column;

    @Option(
            names = "--split-lists",
            paramLabel = "FILE,FILE[,FILE]",
            split = ",",
            description = "Lists for training, validation and test: an image, by its name with or without folder and"
                    + " ending, or a group in each line.")
    private List<Path> lists;

    /** Whether each fold is to be the test part once. */
    boolean allFolds() {
        return folds != null && fold == null;
    }

    /** Whether the user says nothing of it. */
    boolean isOpen() {
        return validation == null && test == null && folds == null && fold == null && column == null && lists == null;
    }

    /**
     * @param base what holds where the user says nothing
     * @return the rule; of all folds, that of the first
     * @throws IllegalArgumentException if options do not go together
     */
    SplitRule over(final SplitRule base) {
        if (isOpen()) return base;
        final boolean given = column != null || lists != null;
        if (column != null && lists != null || given && folds != null)
            throw new IllegalArgumentException("give only one of --folds, --split-column and --split-lists");
        if (test != null && (given || folds != null))
            throw new IllegalArgumentException("--test does not go with --folds, --split-column or --split-lists: they"
                    + " say which samples are for the test");
        if (fold != null && folds == null) throw new IllegalArgumentException("--fold needs --folds");
        final double share = or(validation, base.validation());
        if (given) return SplitRule.given(share);
        if (folds != null) return SplitRule.fold(or(fold, 1), folds, share);
        return SplitRule.shares(share, or(test, base.test()));
    }

    /** Lets the samples name their parts, if someone else fixed them. */
    DataSet parted(final DataSet data) throws IOException {
        if (column != null) return GivenParts.byProperty(data, column);
        return lists == null ? data : GivenParts.byLists(data, lists);
    }
}
