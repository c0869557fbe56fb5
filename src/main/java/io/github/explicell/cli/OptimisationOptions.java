package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Optimisation.Course;
import picocli.CommandLine.Option;

/** How the weights follow their gradients. */
final class OptimisationOptions {

    @Option(names = "--optimiser", paramLabel = "NAME", description = "adam, adamw or sgd (default: adamw).")
    private Optimisation.Rule optimiser;

    @Option(names = "--learning-rate", paramLabel = "X", description = "At its highest (default: 0.001).")
    private Double learningRate;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "adamw: decoupled; else part of the gradient (default: 0.0001).")
    private Double weightDecay;

    @Option(names = "--momentum", paramLabel = "X", description = "Of sgd (default: 0.9).")
    private Double momentum;

    @Option(
            names = "--epsilon",
            paramLabel = "X",
            description = "Of adam and adamw, beside the root of the second moment (default: 1e-8).")
    private Double epsilon;

    @Option(
            names = "--epsilon-hat",
            arity = "1",
            paramLabel = "BOOL",
            description =
                    "Whether epsilon stands beside the moment before its correction, as in Keras, or after it, as in"
                            + " PyTorch (default: false).")
    private Boolean epsilonHat;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "cosine, constant or plateau: lower whenever the validation loss stops falling"
                    + " (default: cosine).")
    private Course.Kind schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "X",
            description = "Share of the run in which the rate rises (default: 0.05 with cosine, else 0).")
    private Double warmUp;

    @Option(
            names = "--plateau-factor",
            paramLabel = "X",
            description = "What the rate is multiplied by on a plateau (default: 0.2).")
    private Double factor;

    @Option(
            names = "--plateau-patience",
            paramLabel = "N",
            description = "Epochs without a lower validation loss that are a plateau (default: 2).")
    private Integer patience;

    @Option(
            names = "--least-rate",
            paramLabel = "X",
            description = "Plateaus do not lower the rate further (default: 0.00001).")
    private Double least;

    @Option(
            names = "--clip",
            paramLabel = "X",
            description = "Greatest norm of all gradients together; 0: any (default: 0).")
    private Double clip;

    @Option(
            names = "--average",
            paramLabel = "X",
            description = "Share that a moving average of the weights keeps at each step, such as 0.999; the model gets"
                    + " the average; 0: none (default: 0).")
    private Double average;

    /**
     * @param base what is changed by the options
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Optimisation over(final Optimisation base) {
        return with(base, or(learningRate, base.learningRate()), course(base.course()));
    }

    /**
     * For a stage with a learning rate of its own.
     *
     * @param base what is changed by the options, but for learning rate and schedule
     * @param rate its learning rate, or null for the base's
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Optimisation beside(final Optimisation base, final Double rate) {
        return with(base, or(rate, base.learningRate()), base.course());
    }

    private Optimisation with(final Optimisation base, final double rate, final Course course) {
        return new Optimisation(
                or(optimiser, base.optimiser()),
                rate,
                or(weightDecay, base.weightDecay()),
                or(momentum, base.momentum()),
                course,
                or(clip, base.clip()),
                or(average, base.average()),
                new Optimisation.Epsilon(
                        or(epsilon, base.epsilon().value()),
                        or(epsilonHat, base.epsilon().hat())));
    }

    private Course course(final Course base) {
        final double usual = schedule == Course.Kind.COSINE ? Course.DEFAULT.warmUp() : 0;
        return new Course(
                or(schedule, base.kind()),
                or(warmUp, schedule == null ? base.warmUp() : Double.valueOf(usual)),
                or(factor, base.factor()),
                or(patience, base.patience()),
                or(least, base.least()));
    }
}
