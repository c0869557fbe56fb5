package io.github.explicell.cli;

import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Optimisation.Course;
import picocli.CommandLine.Option;

/** How the weights follow their gradients. */
final class OptimisationOptions {

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            defaultValue = "adamw",
            description = "adam, adamw or sgd (default: ${DEFAULT-VALUE}).")
    private Optimisation.Rule optimiser;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            defaultValue = "0.001",
            description = "At its highest (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            defaultValue = "0.0001",
            description = "adamw: decoupled; else part of the gradient (default: ${DEFAULT-VALUE}).")
    private double weightDecay;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            defaultValue = "0.9",
            description = "Of sgd (default: ${DEFAULT-VALUE}).")
    private double momentum;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "cosine",
            description = "cosine, constant or plateau: lower whenever the validation loss stops falling"
                    + " (default: ${DEFAULT-VALUE}).")
    private Course.Kind schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "X",
            description = "Share of the run in which the rate rises (default: 0.05 with cosine, else 0).")
    private Double warmUp;

    @Option(
            names = "--plateau-factor",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "What the rate is multiplied by on a plateau (default: ${DEFAULT-VALUE}).")
    private double factor;

    @Option(
            names = "--plateau-patience",
            paramLabel = "N",
            defaultValue = "2",
            description = "Epochs without a lower validation loss that are a plateau (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--least-rate",
            paramLabel = "X",
            defaultValue = "0.00001",
            description = "Plateaus do not lower the rate further (default: ${DEFAULT-VALUE}).")
    private double least;

    @Option(
            names = "--clip",
            paramLabel = "X",
            defaultValue = "0",
            description = "Greatest norm of all gradients together; 0: any (default: ${DEFAULT-VALUE}).")
    private double clip;

    @Option(
            names = "--average",
            paramLabel = "X",
            defaultValue = "0",
            description = "Share that a moving average of the weights keeps at each step, such as 0.999; the model gets"
                    + " the average; 0: none (default: ${DEFAULT-VALUE}).")
    private double average;

    /** @throws IllegalArgumentException naming the value that is out of range */
    Optimisation optimisation() {
        final double rise = schedule == Course.Kind.COSINE ? Course.DEFAULT.warmUp() : 0;
        return new Optimisation(
                optimiser,
                learningRate,
                weightDecay,
                momentum,
                new Course(schedule, warmUp == null ? rise : warmUp, factor, patience, least),
                clip,
                average,
                Optimisation.Epsilon.DEFAULT);
    }
}
