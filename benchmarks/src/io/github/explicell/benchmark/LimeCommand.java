package io.github.explicell.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.explicell.files.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** LIME beside lime with torch. */
@Command(
        name = "lime",
        description = {
            "Time and memory of LIME, beside lime with eager torch in float32.",
            "Both explain the same image by the same quickshift super-pixels and the same samples, lime in batches of 10 as"
                    + " it does by default; each in a process of its own. fit is all that is left of the total;"
                    + " Explicell's holds 200 bootstrap fits, which lime does not make. Memory is by how much the resident"
                    + " memory rises above the loaded network's (Linux)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LimeCommand implements Callable<Integer> {

    private static final String LIME = "lime";
    private static final String TOTAL = "total";
    private static final List<String> PHASES = List.of("segmentation", "sampling", "forward", "fit", TOTAL);
    private static final String KILOBYTES = "kilobytes";
    private static final double KILO = 1024;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "resnet50",
            description = "The architecture (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Images with hidden super-pixels (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "float32,bfloat16",
            description = "Explicell's, with commas (default: ${DEFAULT-VALUE}).")
    private List<String> precisions;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each is measured; the fastest counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        final Path folder = Files.createTempDirectory("explicell-bench-lime");
        try {
            measure(folder);
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(final Path folder) throws IOException {
        final String image = folder.resolve("image").toString();
        final String drawn = folder.resolve("drawn").toString();
        final PrintWriter err = spec.commandLine().getErr();
        final Map<String, Object> request = Map.of(
                "model",
                model,
                "samples",
                samples,
                "image",
                image,
                "drawn",
                drawn,
                "threads",
                Runtime.getRuntime().availableProcessors());
        final List<JsonObject> theirs = new ArrayList<>();
        final Map<String, List<JsonObject>> ours = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            err.println("round " + round + ": lime");
            try (Peer lime = Peer.python("lime_images.py")) {
                theirs.add(lime.ask(request));
            }
            for (final String precision : precisions) {
                err.println("round " + round + ": explicell, " + precision);
                final String answer = ChildJvm.answer(LimeProbe.class, List.of(model, precision, image, drawn));
                ours.computeIfAbsent(precision, p -> new ArrayList<>())
                        .add(new Gson().fromJson(answer, JsonObject.class));
            }
        }
        print(theirs, ours);
    }

    private void print(final List<JsonObject> theirs, final Map<String, List<JsonObject>> ours) {
        final PrintWriter out = spec.commandLine().getOut();
        final RatioTable times = new RatioTable(List.of("precision", "phase"), "s", List.of(LIME));
        final RatioTable memory = new RatioTable(List.of("precision"), "MB", List.of(LIME));
        ours.forEach((precision, answers) -> {
            for (final String phase : PHASES) times.add(List.of(precision, phase), figures(theirs, answers, phase, 1));
            memory.add(List.of(precision), figures(theirs, answers, KILOBYTES, KILO));
        });
        out.println(times);
        out.println();
        out.println(memory);
        out.println();
        out.println(words(LIME, theirs.get(0)));
        ours.forEach((precision, answers) -> {
            final boolean same = leading(answers.get(0)).equals(leading(theirs.get(0)));
            out.println(words(RatioTable.OURS + " " + precision, answers.get(0)) + (same ? "; the same five" : ""));
        });
    }

    private static Map<String, List<Double>> figures(
            final List<JsonObject> theirs, final List<JsonObject> ours, final String key, final double unit) {
        return Map.of(LIME, figures(theirs, key, unit), RatioTable.OURS, figures(ours, key, unit));
    }

    private static List<Double> figures(final List<JsonObject> answers, final String key, final double unit) {
        return answers.stream().map(a -> a.get(key).getAsDouble() / unit).toList();
    }

    private static String words(final String who, final JsonObject answer) {
        return String.format(
                "%s: %s super-pixels, R2 %.3f, the leading five %s",
                who, answer.get("superpixels"), answer.get("r2").getAsDouble(), answer.get("leading"));
    }

    private static Set<Integer> leading(final JsonObject answer) {
        final Set<Integer> leading = new TreeSet<>();
        final JsonArray parts = answer.getAsJsonArray("leading");
        for (final JsonElement part : parts) leading.add(part.getAsInt());
        return leading;
    }
}
