package io.github.explicell.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Time, memory and maps of class activation maps beside pytorch-grad-cam and torchcam. */
@Command(
        name = "cam",
        description = {
            "Time, peak memory and maps of class activation maps, beside pytorch-grad-cam and torchcam.",
            "One image at the published size, from the image to the map; same weights, image, layer and class. Theirs is"
                    + " float32 throughout, since pytorch-grad-cam knows nothing else; their Score-CAM runs at the fastest"
                    + " of the batch sizes 4 to 32. Memory is by how much the resident memory rises above its level with"
                    + " the model loaded. Each of Explicell's figures comes from a JVM of its own."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CamCommand implements Callable<Integer> {

    private static final Gson GSON = new Gson();
    private static final double KILO = 1024;

    /** Java takes memory for its heap as it likes, up to a limit: here all of it from the start, so that the rest shows. */
    private static final List<String> FIXED_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "mobilenet_v2,resnet50",
            description = "Architectures of torchvision, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> models;

    @Option(
            names = "--method",
            paramLabel = "M",
            split = ",",
            defaultValue = "grad-cam,grad-cam++,layer-cam,score-cam",
            description = "Methods, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> methods;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "float32,bfloat16",
            description = "Of Explicell: float32, bfloat16 (default: ${DEFAULT-VALUE}).")
    private List<String> precisions;

    @Option(
            names = "--peers",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "grad-cam,torchcam",
            description = "Whom to compare with, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> peers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "For how long each is measured; a method that takes longer runs once (default:"
                    + " ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--loop",
            paramLabel = "N",
            defaultValue = "0",
            description = "In place of all this: explain so often, by Explicell alone, and print the memory before and"
                    + " after.")
    private int loop;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        if (loop > 0) {
            for (final String model : models) for (final String method : methods) loop(model, method, out);
            return 0;
        }
        final CamTables tables = new CamTables(peers);
        for (final String model : models)
            for (final String method : methods) {
                final Map<String, CamFigures> theirs = new LinkedHashMap<>();
                final int target = target(model);
                for (final String peer : peers) theirs.put(peer, theirs(model, method, peer, target));
                for (final String precision : precisions)
                    tables.add(model, method, precision, ours(model, precision, method, target), theirs);
            }
        out.println(tables);
        return 0;
    }

    private void loop(final String model, final String method, final PrintWriter out) throws IOException {
        for (final String precision : precisions) {
            final String answer = ChildJvm.answer(
                    FIXED_HEAP, LoopProbe.class, List.of(model, precision, method, String.valueOf(loop)));
            final JsonObject memory = GSON.fromJson(answer, JsonObject.class);
            out.printf(
                    Locale.ROOT,
                    "%s %s %s: %.1f MB before, %.1f MB after %d explanations%n",
                    model,
                    precision,
                    method,
                    memory.get("before").getAsDouble() / KILO,
                    memory.get("after").getAsDouble() / KILO,
                    loop);
        }
    }

    private int target(final String model) {
        try (Peer peer = Peer.python("cam.py")) {
            return (int) peer.ask(Map.of("what", "target", "model", model, "threads", threads()), "target");
        }
    }

    private CamFigures theirs(final String model, final String method, final String library, final int target) {
        spec.commandLine().getErr().println(library + " " + model + " " + method);
        final Map<String, Object> request = new HashMap<>();
        request.put("what", "explain");
        request.put("library", library);
        request.put("model", model);
        request.put("method", method);
        request.put("target", target);
        request.put("seconds", seconds);
        request.put("threads", threads());
        try (Peer peer = Peer.python("cam.py")) {
            return GSON.fromJson(peer.ask(request), CamFigures.class);
        }
    }

    private CamFigures ours(final String model, final String precision, final String method, final int target)
            throws IOException {
        spec.commandLine().getErr().println(RatioTable.OURS + " " + model + " " + precision + " " + method);
        final List<String> arguments = new ArrayList<>(List.of(model, precision, method));
        arguments.addAll(List.of(String.valueOf(target), String.valueOf(seconds)));
        return GSON.fromJson(ChildJvm.answer(CamProbe.class, arguments), CamFigures.class);
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
