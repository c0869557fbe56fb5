package io.github.explicell.command;

import io.github.explicell.classify.Progress;
import io.github.explicell.classify.Provenance;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.EngineFacts;
import io.github.explicell.engine.EngineReport;
import io.github.explicell.engine.EngineSettings;
import io.github.explicell.engine.Flavour;
import io.github.explicell.engine.NativeFolders;
import io.github.explicell.model.library.Download;
import io.github.explicell.model.library.Fact;
import io.github.explicell.model.library.FlavourDownload;
import io.github.explicell.network.architecture.Architectures;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;

/**
 * What computes here: a window, or, in macros and without windows, rows of a table; measures speeds, and sets which
 * device and which libtorch are used. Another libtorch is fetched only after the user agreed to its size.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = EngineCommand.TITLE, weight = 21)},
        description = "Shows, tests and chooses what computes: device, libtorch and its flavour.",
        headless = true)
public final class EngineCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Engine";

    private static final String SHOW = "show";
    private static final String TEST = "test";
    private static final String CHOOSE = "choose";
    private static final String FETCH = "fetch";
    private static final int SIDE = 224;
    private static final int CLASSES = 1000;

    @Parameter(
            label = "Action",
            description =
                    "show: what is here; test: measure speeds; choose: set device and flavour; fetch: get a flavour.",
            choices = {SHOW, TEST, CHOOSE, FETCH},
            persist = false)
    private String action = SHOW;

    @Parameter(
            label = "Device",
            description = "Of choose: what device=auto means from now on: auto, cpu or gpu:N.",
            persist = false)
    private String device = "auto";

    @Parameter(
            label = "Flavour",
            description = "Of choose and fetch: libtorch for the cpu, or for NVIDIA GPUs (cu128: CUDA 12.8).",
            choices = {"cpu", "cu128"},
            persist = false)
    private String flavour = "cpu";

    @Parameter(
            label = "Agree to the download",
            description = "Of fetch: whether you agree to the download, whose size a dialog or the error states.",
            persist = false)
    private boolean agree;

    @Parameter(required = false)
    private UIService ui;

    private final FlavourDownload downloads;

    /** Fetches from where DJL keeps its libraries. */
    public EngineCommand() {
        this(new FlavourDownload());
    }

    /** @param downloads from where flavours are fetched */
    EngineCommand(final FlavourDownload downloads) {
        this.downloads = downloads;
    }

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() throws IOException {
        Inputs.choice("action", action, List.of(SHOW, TEST, CHOOSE, FETCH));
        Inputs.choice("flavour", flavour, List.of("cpu", "cu128"));
        return switch (action) {
            case TEST -> test();
            case CHOOSE -> choose();
            case FETCH -> fetch();
            default -> show();
        };
    }

    private String show() {
        if (GraphicsEnvironment.isHeadless() || MacroThread.isMacro()) ModelsTable.facts(TITLE, rows(facts()));
        else new EngineWindow(this).open();
        return "libtorch " + facts().get("libtorch");
    }

    private String test() {
        final List<EngineReport.Speed> speeds = new ArrayList<>();
        try (TaskProgress progress = progress()) {
            measure(speeds, progress);
        }
        EngineTables.show(speeds);
        return "Measured " + speeds.size() + " speeds.";
    }

    private String choose() throws IOException {
        Devices.check(device);
        return choose(device, flavour);
    }

    private String fetch() throws IOException {
        final FlavourDownload.Offer offer = offer(flavour);
        if (!agree) agree = Consent.ask(ui, TITLE, "Download " + offer.words() + "?");
        if (!agree)
            throw new IllegalStateException(
                    "Nothing was downloaded: set agree=true to agree to download " + offer.words());
        try (TaskProgress progress = progress()) {
            return fetch(offer, progress);
        } catch (final CancellationException e) {
            throw new IOException(e.getMessage(), e); // the sentence says what is kept
        }
    }

    // -- What the window does, too --

    /** @return what is here */
    static Map<String, String> facts() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Explicell", Provenance.programVersion());
        facts.putAll(EngineFacts.read());
        return facts;
    }

    private static List<Fact> rows(final Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                .toList();
    }

    /** Measures every device and precision; a canceled one ends after the speed that is being measured. */
    static void measure(final List<EngineReport.Speed> speeds, final Progress progress) {
        final int expected = 2 * Devices.available().size() * 2;
        new EngineReport(Architectures.get("mobilenet_v2").build(SIDE, CLASSES)).measure(speed -> {
            speeds.add(speed);
            progress.report(speeds.size(), expected);
            if (progress.isCanceled()) throw new CancellationException("canceled");
        });
    }

    /**
     * Sets what is used from the next start on.
     *
     * @return what that means, a sentence
     */
    static String choose(final String device, final String flavour) throws IOException {
        if (!flavour.equals("cpu") && !NativeFolders.installed().contains(flavour))
            throw new IllegalArgumentException(
                    "The flavour " + flavour + " is not installed: fetch it first (action=fetch).");
        final EngineSettings before = EngineSettings.read();
        before.withDevice(device).withFlavour(flavour).write();
        return "auto is " + device + " from now on"
                + (before.flavour().equals(flavour)
                        ? "."
                        : "; libtorch " + flavour + " is used after a restart of ImageJ.");
    }

    /** @return what fetching a flavour means; asks the site for its size */
    FlavourDownload.Offer offer(final String name) throws IOException {
        if (name.equals("cpu") || !Flavour.names().contains(name))
            throw new IllegalArgumentException("There is nothing to fetch: the flavour cpu comes with Explicell"
                    + (Flavour.names().size() > 1 ? "; choose cu128." : ", and this machine can use no other."));
        return downloads.offer(new Flavour(name));
    }

    /** @return what was done, a sentence; the user has agreed */
    String fetch(final FlavourDownload.Offer offer, final Progress progress) throws IOException {
        final Download.Listener listener = Download.Listener.of(progress::report, progress::isCanceled);
        final String folder = downloads.install(offer, listener).toString();
        return "Fetched into " + folder + "; "
                + choose(EngineSettings.read().device(), offer.flavour().name());
    }
}
