package io.github.explicell.engine;

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which libtorch this JVM loads; there is no second try in one JVM. A flavour for GPUs is tried in a process of
 * its own first: one that cannot be loaded, or that brings a process down, leads to the CPU and a reason, not to a
 * program without an engine.
 */
final class FlavourChoice {

    private static final String FLAVOUR = "PYTORCH_FLAVOR";

    private final List<String> reasons = new ArrayList<>();
    private Flavour flavour = Flavour.CPU;
    private Path folder;

    private FlavourChoice() {}

    /**
     * Chooses, and tells DJL by system properties.
     *
     * @return the choice
     * @throws EngineException if there is no libtorch at all
     */
    static FlavourChoice make() {
        final FlavourChoice choice = new FlavourChoice();
        final String given = Utils.getEnvOrSystemProperty(Libtorch.LIBRARY_PATH);
        if (given != null) choice.given(given);
        else if (!choice.gpu()) choice.cpu();
        return choice;
    }

    private void given(final String path) {
        if (!Files.isDirectory(Path.of(path)))
            throw new EngineException(Libtorch.LIBRARY_PATH + " names " + path
                    + ", which is not a folder; unset it or point it to libtorch's libraries");
        folder = Path.of(path);
        flavour = new Flavour(Optional.ofNullable(Utils.getEnvOrSystemProperty(FLAVOUR))
                .filter(name -> name.matches("cu\\d{2,4}"))
                .orElse("cpu"));
    }

    /** @return whether a flavour for GPUs was chosen and works */
    private boolean gpu() {
        final EngineSettings settings = EngineSettings.read();
        final Flavour wanted = new Flavour(settings.flavour());
        if (!wanted.isCuda()) return false;
        final Optional<Path> libraries = NativeFolders.find(wanted);
        final Optional<String> reason =
                libraries.isEmpty() ? Optional.of("its libraries are not here") : trouble(wanted, libraries.get());
        if (reason.isPresent()) {
            reasons.add("libtorch " + wanted.name() + " was chosen but cannot be used: " + reason.get()
                    + ". Computing on the CPU.");
            return false;
        }
        use(wanted, libraries.orElseThrow());
        return true;
    }

    /** @return why the flavour cannot be used; a trial that succeeded counts until the driver is another one */
    private static Optional<String> trouble(final Flavour wanted, final Path libraries) {
        final Optional<NvidiaDriver> driver = NvidiaDriver.find();
        if (driver.isEmpty()) return Optional.of("there is no NVIDIA driver (nvidia-smi does not answer)");
        if (!driver.get().isAtLeast(wanted.driver()))
            return Optional.of("its CUDA " + wanted.cuda() + " needs the NVIDIA driver " + wanted.driver()
                    + " or newer, and this one is " + driver.get().version());
        final EngineSettings settings = EngineSettings.read();
        final String now = wanted.name() + " " + driver.get().version();
        if (settings.tried().equals(now)) return Optional.empty();
        final Optional<String> failure = FlavourTrial.failure(wanted, libraries);
        if (failure.isEmpty())
            try {
                settings.withTried(now).write();
            } catch (final IOException e) {
                return failure; // NB: it is tried again next time
            }
        return failure;
    }

    private void cpu() {
        final Optional<Path> libraries = isOnClassPath() ? Optional.empty() : NativeFolders.find(Flavour.CPU);
        if (libraries.isPresent()) use(Flavour.CPU, libraries.get());
        else if (!isOnClassPath())
            throw new EngineException("libtorch is not here: there is no " + Flavour.CPU.folder()
                    + " (folder or .zip) in "
                    + String.join(
                            " or ",
                            NativeFolders.roots().stream().map(Path::toString).toList())
                    + "; install Explicell anew, or let " + Libtorch.LIBRARY_PATH + " name libtorch's folder");
    }

    /** Maven brings libtorch as a jar. */
    private static boolean isOnClassPath() {
        return FlavourChoice.class.getResource("/native/lib/pytorch.properties") != null;
    }

    private void use(final Flavour chosen, final Path libraries) {
        flavour = chosen;
        folder = libraries;
        System.setProperty(Libtorch.LIBRARY_PATH, libraries.toString());
        System.setProperty(FLAVOUR, chosen.name());
    }

    /** @return what is loaded */
    Flavour flavour() {
        return flavour;
    }

    /** @return where it is loaded from; empty if DJL takes it from the class path */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** @return why it is not what the user chose, each a sentence */
    List<String> reasons() {
        return List.copyOf(reasons);
    }
}
