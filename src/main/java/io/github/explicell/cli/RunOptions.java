package io.github.explicell.cli;

import io.github.explicell.train.RunDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Where a training is kept, and how it goes on. */
final class RunOptions {

    /** Options that may be others when a run is resumed. */
    private static final Set<String> FREE = Set.of(
            "--resume", "--run", "--epochs", "--data", "--device", "--threads", "--checkpoint-minutes", "--debug");

    private static final double MILLISECONDS = 60_000;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Where the run is kept: settings, log, plots, checkpoints (default: the model's folder with"
                    + " -run behind it).")
    private Path run;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with a run that was stopped, canceled or killed, or has ended and gets more --epochs."
                    + " It keeps its settings; --data says where the data are now.")
    private Path resume;

    @Option(
            names = "--checkpoint-minutes",
            paramLabel = "X",
            defaultValue = "5",
            description = "How often a state is kept to go on from; 0: after each batch (default: ${DEFAULT-VALUE}).")
    private double minutes;

    /** @return the run to go on with, or null */
    Path resumed() {
        return resume;
    }

    /** @return the folder of a new run */
    Path folder(final Path model) {
        final Path whole = model.toAbsolutePath().normalize();
        return run != null ? run : whole.resolveSibling(whole.getFileName() + "-run");
    }

    /**
     * @param spec of the command
     * @return how often a state is kept
     */
    Duration interval(final CommandSpec spec) {
        if (!(minutes >= 0) || Double.isInfinite(minutes))
            throw new ParameterException(spec.commandLine(), "--checkpoint-minutes must be at least 0, not " + minutes);
        return Duration.ofMillis((long) (minutes * MILLISECONDS));
    }

    /** @return the options that a person wrote, by name */
    static Map<String, String> written(final CommandSpec spec) {
        final Map<String, String> written = new LinkedHashMap<>();
        final ParseResult parsed = spec.commandLine().getParseResult();
        for (final OptionSpec option : parsed.matchedOptions())
            if (!FREE.contains(option.longestName()))
                written.put(option.longestName(), String.join(" ", option.originalStringValues()));
        return written;
    }

    /**
     * Sees that a person who resumes a run asks for nothing else than at its beginning.
     *
     * @param spec of the command
     * @param begun the run
     * @throws ParameterException naming the option that differs
     */
    static void check(final CommandSpec spec, final RunDescription begun) {
        written(spec).forEach((name, value) -> {
            final String before = begun.options().get(name);
            final String usual = spec.findOption(name).defaultValue();
            if (value.equals(before) || before == null && value.equals(usual)) return;
            throw new ParameterException(
                    spec.commandLine(),
                    "a run keeps its settings when it is resumed: " + name + " was "
                            + (before == null ? "not given" : before) + " when it began, and is " + value
                            + " now; leave it out, or begin a new run");
        });
    }
}
