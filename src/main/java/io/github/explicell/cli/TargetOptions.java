package io.github.explicell.cli;

import io.github.explicell.explain.TargetChoice;
import picocli.CommandLine.Option;

/** Which class is explained. */
final class TargetOptions {

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            defaultValue = "predicted",
            description = "What is explained: predicted, true (the class that the region carries), or the name of a"
                    + " class (default: ${DEFAULT-VALUE}).")
    private String target;

    @Option(
            names = "--against",
            paramLabel = "CLASS",
            description = "Explain how much the target's score exceeds that of this class.")
    private String against;

    @Option(names = "--probability", description = "Explain the probability rather than the logit.")
    private boolean probability;

    /** The choice; classes are checked with the model. */
    TargetChoice choice() {
        final TargetChoice choice = TargetChoice.parse(target).against(against);
        return probability ? choice.byProbability() : choice;
    }
}
