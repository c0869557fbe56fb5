package io.github.explicell.engine;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The devices that libtorch can use, by the names that users give. */
public final class Devices {

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");
    private static final Pattern CAPABILITY = Pattern.compile("\\d{1,3}\\.\\d{1,3}");
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private Devices() {}

    /**
     * @return names of the devices that can be used here: {@code cpu} first, then
     *         {@code gpu:0} and so on
     */
    public static List<String> available() {
        final List<String> names = new ArrayList<>(List.of("cpu"));
        for (int i = 0; i < Libtorch.engine().getGpuCount(); i++) names.add("gpu:" + i);
        return names;
    }

    /**
     * Checks a device's name without starting libtorch.
     *
     * @param name {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @return the name
     * @throws IllegalArgumentException with the names there are
     */
    public static String check(final String name) {
        if (!name.equals("auto") && !name.equals("cpu") && !GPU.matcher(name).matches())
            throw new IllegalArgumentException("device must be auto, cpu, gpu or gpu:N, not " + name);
        return name;
    }

    /**
     * @param name {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param notice told once for each JVM when {@code auto} takes the CPU for
     *          want of a GPU, and why
     * @return the device's definite name: {@code cpu} or {@code gpu:N}
     * @throws EngineException if a device that was asked for cannot be used
     */
    public static String resolve(final String name, final Consumer<String> notice) {
        check(name);
        if (name.equals("cpu")) return name;
        final int count = Libtorch.engine().getGpuCount();
        if (name.equals("auto")) return automatic(count, notice);
        final Matcher gpu = GPU.matcher(name);
        gpu.matches();
        final int index = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
        if (index >= count)
            throw new EngineException("the device " + name + " cannot be used: libtorch "
                    + Libtorch.version() + " sees "
                    + (count == 0
                            ? "no GPU (its flavour is for the CPU, or there is no NVIDIA driver)"
                            : count + " GPU" + (count == 1 ? "" : "s"))
                    + "; use cpu or auto");
        return "gpu:" + index;
    }

    /** What the user chose for this machine if that can be used, else a GPU, else the CPU. */
    private static String automatic(final int count, final Consumer<String> notice) {
        final String chosen = EngineSettings.read().device();
        if (chosen.equals("cpu")) return chosen;
        final int index = chosen.startsWith("gpu:") ? Integer.parseInt(chosen.substring("gpu:".length())) : 0;
        if (index < count) return "gpu:" + index;
        if (!SAID.getAndSet(true)) {
            Libtorch.reasons().forEach(notice);
            notice.accept("No GPU " + (index > 0 ? index + " " : "") + "that this libtorch (" + Libtorch.version()
                    + ", " + Libtorch.choice().flavour().name() + ") can use; computing on "
                    + (count > 0 ? "gpu:0." : "the CPU."));
        }
        return count > 0 ? "gpu:0" : "cpu";
    }

    /**
     * @param name definite name of a GPU
     * @return what NVIDIA's driver calls it; the name, if it does not tell
     */
    public static String describe(final String name) {
        return query(name, "name").orElse(name);
    }

    /**
     * @param name definite name of a GPU
     * @return NVIDIA's compute capability, such as 8.6; empty if the driver does not tell
     */
    static OptionalDouble computeCapability(final String name) {
        return query(name, "compute_cap").map(Devices::capability).orElse(OptionalDouble.empty());
    }

    /** @param text what the driver says, such as 8.6 */
    static OptionalDouble capability(final String text) {
        return CAPABILITY.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static Optional<String> query(final String name, final String what) {
        try {
            final Process query = new ProcessBuilder(
                            "nvidia-smi",
                            "--query-gpu=" + what,
                            "--format=csv,noheader",
                            "--id=" + djl(name).getDeviceId())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return query.inputReader().lines().findFirst().map(String::strip);
        } catch (final IOException e) {
            return Optional.empty();
        }
    }

    /** @return DJL's device of a definite name */
    static Device djl(final String name) {
        return name.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(name.substring("gpu:".length())));
    }
}
