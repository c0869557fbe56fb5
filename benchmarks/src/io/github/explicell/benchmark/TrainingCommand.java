package io.github.explicell.benchmark;

import io.github.explicell.train.TrainingWorkload;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Time and memory of a step of training beside torch. */
@Command(
        name = "train",
        description = {
            "Time and memory of a step of training, beside the same step in Python's torch, as a user writes it.",
            "resnet50: 110x110, batch 32, all layers, SGD. efficientnet_lite0: 224x224, batch 32, stem and blocks 0 to 3"
                    + " frozen, Adam. supcon: resnet50 at 110x110 with a projection, 64 views, SGD.",
            "eager is float32. best is, for float32, channels-last; for bfloat16, autocast and channels-last.",
            "Each round measures all of them one after the other; of the rounds' medians the smallest counts."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainingCommand implements Callable<Integer> {

    private static final String EAGER = "eager";
    private static final String BEST = "best";
    private static final String BFLOAT16 = "bfloat16";
    private static final double KILO = 1024;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kinds",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "resnet50,efficientnet_lite0,supcon",
            description = "Workloads, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> kinds;

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
            defaultValue = "6",
            description = "For how long, each time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--memory", description = "Measure memory in place of time.")
    private boolean memory;

    @Override
    public Integer call() throws IOException {
        final PrintWriter err = spec.commandLine().getErr();
        final PrintWriter out = spec.commandLine().getOut();
        final RatioTable table =
                new RatioTable(List.of("workload", "precision"), memory ? "MB" : "ms", List.of(EAGER, BEST));
        for (final String kind : kinds)
            for (final String precision : precisions) {
                err.println(kind + " " + precision);
                final Map<String, List<Double>> figures = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    add(figures, EAGER, peer(kind, EAGER));
                    add(figures, RatioTable.OURS, ours(kind, precision));
                    add(figures, BEST, peer(kind, precision.equals(BFLOAT16) ? BFLOAT16 : "channels_last"));
                }
                table.add(List.of(kind, precision), figures);
                if (!memory)
                    err.printf(
                            "%.1f images/s%n",
                            TrainingWorkload.images(kind)
                                    * 1e3
                                    / figures.get(RatioTable.OURS).stream()
                                            .min(Double::compare)
                                            .orElseThrow());
            }
        out.println(table);
        return 0;
    }

    private double ours(final String kind, final String precision) throws IOException {
        if (memory) return Double.parseDouble(ChildJvm.answer(TrainingProbe.class, List.of(kind, precision))) / KILO;
        return Jmh.median(TrainingBenchmark.class, Map.of("kind", kind, "precision", precision), seconds);
    }

    /** A process of its own each time, so that none sleeps on much memory. */
    private double peer(final String kind, final String variant) {
        try (Peer peer = Peer.python("training.py")) {
            final Map<String, Object> request = Map.of(
                    "what",
                    memory ? "memory" : "time",
                    "kind",
                    kind,
                    "variant",
                    variant,
                    "seconds",
                    seconds,
                    "threads",
                    Runtime.getRuntime().availableProcessors());
            return memory ? peer.ask(request, "kilobytes") / KILO : peer.ask(request, "milliseconds");
        }
    }

    private static void add(final Map<String, List<Double>> figures, final String column, final double value) {
        figures.computeIfAbsent(column, c -> new ArrayList<>()).add(value);
    }
}
