package io.github.explicell.benchmark;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Time of a forward pass beside torch: eager, and its own best. */
@Command(
        name = "inference",
        description = {
            "Time of a forward pass, beside the same network in Python's torch.",
            "eager is float32 as a user writes it. best is, for float32, the model traced, frozen and optimised for"
                    + " inference; for bfloat16, the whole model in bfloat16, channels-last, traced and frozen.",
            "Each round measures all of them one after the other; of the rounds' medians the smallest counts."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InferenceCommand implements Runnable {

    private static final String EAGER = "eager";
    private static final String BEST = "best";
    private static final String BFLOAT16 = "bfloat16";
    /** Larger batches go through the network in parts of this size. */
    private static final int MICRO_BATCH = 8;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "resnet50,mobilenet_v2,mobilenet_v3_large,densenet169,vgg16,efficientnet_lite0",
            description = "Architectures, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> models;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,8,32",
            description = "Images in a call, with commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "float32,bfloat16",
            description = "float32, bfloat16 (default: ${DEFAULT-VALUE}).")
    private List<String> precisions;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "For how long, each time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--profile",
            description = {
                "In place of the comparison: what each kind of work takes of Explicell's call, against the speed of a",
                "matrix product on this machine. At most " + MICRO_BATCH
                        + " images, which go through the network at once."
            })
    private boolean profile;

    @Override
    public void run() {
        try {
            if (profile) profile();
            else compare();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void profile() throws IOException {
        for (final String model : models)
            for (final String precision : precisions)
                for (final int batch : batches) {
                    final int n = Math.min(batch, MICRO_BATCH);
                    final List<String> arguments =
                            List.of(model, precision, String.valueOf(n), String.valueOf(seconds));
                    final String answer = ChildJvm.answer(ProfileProbe.class, arguments);
                    final ProfileProbe.Figures figures = new Gson().fromJson(answer, ProfileProbe.Figures.class);
                    final String title = model + ", " + precision + ", batch " + n;
                    ProfileTable.lines(title, figures)
                            .forEach(spec.commandLine().getOut()::println);
                    spec.commandLine().getOut().println();
                }
    }

    private void compare() {
        final PrintWriter err = spec.commandLine().getErr();
        final RatioTable table = new RatioTable(List.of("model", "precision", "batch"), "ms", List.of(EAGER, BEST));
        for (final String model : models) {
            try (Peer eager = Peer.python("inference.py");
                    Peer best = Peer.python("inference.py")) {
                for (final String precision : precisions)
                    for (final int batch : batches) {
                        err.println(model + " " + precision + " batch " + batch);
                        table.add(List.of(model, precision, batch), measure(model, precision, batch, eager, best));
                    }
            }
        }
        spec.commandLine().getOut().println(table);
    }

    private Map<String, List<Double>> measure(
            final String model, final String precision, final int batch, final Peer eager, final Peer best) {
        final Map<String, List<Double>> figures = new LinkedHashMap<>();
        final Map<String, String> parameters =
                Map.of("model", model, "precision", precision, "batch", String.valueOf(batch));
        final String variant = precision.equals(BFLOAT16) ? BFLOAT16 : BEST;
        for (int round = 0; round < rounds; round++) {
            add(figures, EAGER, eager.ask(request(model, EAGER, batch), "milliseconds"));
            add(figures, RatioTable.OURS, Jmh.median(InferenceBenchmark.class, parameters, seconds));
            add(figures, BEST, best.ask(request(model, variant, batch), "milliseconds"));
        }
        return figures;
    }

    private Map<String, Object> request(final String model, final String variant, final int batch) {
        return Map.of(
                "what",
                "time",
                "model",
                model,
                "size",
                Workload.size(model),
                "variant",
                variant,
                "batch",
                batch,
                "seconds",
                seconds,
                "threads",
                Runtime.getRuntime().availableProcessors());
    }

    private static void add(final Map<String, List<Double>> figures, final String column, final double value) {
        figures.computeIfAbsent(column, c -> new ArrayList<>()).add(value);
    }
}
