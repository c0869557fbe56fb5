package io.github.explicell.cli;

import io.github.explicell.explain.MethodSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Numbers that some of the methods work with. */
final class MethodOptions {

    @Option(
            names = "--top-channels",
            paramLabel = "N",
            defaultValue = "10",
            description = "Channels that Faster Score-CAM keeps (default: ${DEFAULT-VALUE}).")
    private int topChannels;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Steps of Integrated Gradients (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Noisy images of SmoothGrad (default: 25), images with hidden super-pixels of LIME and Kernel"
                    + " SHAP (default: 1000).")
    private Integer samples;

    @Option(
            names = "--no-screening",
            description =
                    "Compute each of Score-CAM's masks in full precision; otherwise, on a processor that is fast in"
                            + " bfloat16, only those whose weight counts (docs/explaining.md).")
    private boolean everyMask;

    /** @throws ParameterException if a number is out of range */
    MethodSettings settings(final CommandSpec spec) {
        final MethodSettings d = MethodSettings.DEFAULT;
        try {
            return new MethodSettings(
                    topChannels,
                    steps,
                    samples == null ? d.samples() : samples,
                    d.sigma(),
                    d.window(),
                    d.stride(),
                    !everyMask);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What --samples says, or another number without it. */
    int samples(final int otherwise) {
        return samples == null ? otherwise : samples;
    }
}
