package io.github.explicell.benchmark;

import io.github.explicell.engine.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Peak memory of a forward pass beside eager torch. */
@Command(
        name = "memory",
        description = {
            "Peak memory of a forward pass, beside the same network in eager torch.",
            "By how much the resident memory rises above its level before the pass, each in a process of its own (Linux)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MemoryCommand implements Callable<Integer> {

    private static final String EAGER = "eager";
    private static final double KILO = 1024;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "densenet201,nasnet_large,nasnet_mobile",
            description = "Architectures, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> models;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            defaultValue = "8",
            description = "Images in a call, with commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        final RatioTable table = new RatioTable(List.of("model", "batch"), "MB", List.of(EAGER));
        for (final String model : models)
            for (final int batch : batches) {
                spec.commandLine().getErr().println(model + " batch " + batch);
                final Map<String, List<Double>> figures = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    figures.computeIfAbsent(EAGER, c -> new ArrayList<>()).add(eager(model, batch));
                    figures.computeIfAbsent(RatioTable.OURS, c -> new ArrayList<>())
                            .add(ours(model, batch));
                }
                table.add(List.of(model, batch), figures);
            }
        spec.commandLine().getOut().println(table);
        return 0;
    }

    private static double eager(final String model, final int batch) {
        try (Peer peer = Peer.python("inference.py")) {
            final Map<String, Object> request = Map.of(
                    "what",
                    "memory",
                    "model",
                    model,
                    "size",
                    Workload.size(model),
                    "variant",
                    EAGER,
                    "batch",
                    batch,
                    "threads",
                    Runtime.getRuntime().availableProcessors());
            return peer.ask(request, "kilobytes") / KILO;
        }
    }

    private static double ours(final String model, final int batch) throws IOException {
        final String kilobytes =
                ChildJvm.answer(MemoryProbe.class, List.of(model, Precision.FLOAT32.toString(), String.valueOf(batch)));
        return Double.parseDouble(kilobytes) / KILO;
    }
}
