package io.github.explicell.engine;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What computes on this machine and where it came from: for a report that a user can send. */
public final class EngineFacts {

    private EngineFacts() {}

    /**
     * Starts libtorch if it was not; where it cannot start, the reason is one of the facts.
     *
     * @return what to its text, in the order of importance
     */
    public static Map<String, String> read() {
        final Map<String, String> facts = new LinkedHashMap<>();
        try {
            libtorch(facts);
        } catch (final EngineException e) {
            facts.put("libtorch", "cannot be used: " + e.getMessage());
        }
        final EngineSettings settings = EngineSettings.read();
        facts.put("device of auto", settings.device());
        facts.put("flavour chosen", settings.flavour() + " (installed: " + String.join(", ", installed()) + ")");
        gpu(facts);
        facts.put(
                "precisions",
                Precision.INFERENCE.stream().map(Precision::toString).collect(Collectors.joining(", ")));
        facts.put("DJL", Engine.getDjlVersion());
        facts.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + Flavour.machine() + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB for Java");
        return facts;
    }

    private static void libtorch(final Map<String, String> facts) {
        final FlavourChoice choice = Libtorch.choice();
        facts.put("libtorch", Libtorch.version() + ", " + choice.flavour().name());
        facts.put("devices", String.join(", ", Devices.available()));
        if (!choice.reasons().isEmpty()) facts.put("why not the GPU", String.join(" ", choice.reasons()));
        facts.put(
                "folder of libtorch",
                choice.folder().map(Object::toString).orElse("from the class path, unpacked by DJL"));
    }

    private static void gpu(final Map<String, String> facts) {
        final Optional<NvidiaDriver> driver = NvidiaDriver.find();
        facts.put(
                "NVIDIA driver",
                driver.map(d -> d.version() + " (" + String.join(", ", d.gpus()) + ")")
                        .orElse("none found"));
        for (final String name : Flavour.names()) {
            final Flavour flavour = new Flavour(name);
            if (flavour.isCuda())
                facts.put(
                        "needed for " + name,
                        "CUDA " + flavour.cuda() + ", NVIDIA driver " + flavour.driver() + " or newer");
        }
    }

    private static List<String> installed() {
        final List<String> found = NativeFolders.installed();
        return found.isEmpty() ? List.of("cpu") : found;
    }
}
