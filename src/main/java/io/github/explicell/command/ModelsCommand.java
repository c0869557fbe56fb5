package io.github.explicell.command;

import io.github.explicell.model.library.Catalogue;
import io.github.explicell.model.library.Download;
import io.github.explicell.model.library.FileImport;
import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.ModelFacts;
import io.github.explicell.model.library.ModelRow;
import io.github.explicell.model.library.PublishedWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;

/**
 * Lists, shows, downloads, imports and removes models: the same as {@code explicell models} in a shell. Answers are
 * rows of the table {@value ModelsTable#TITLE}. Nothing is downloaded unless the user agreed to its size and licence.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = ModelsCommand.TITLE, weight = 20)},
        description = "Lists, shows, downloads, imports and removes models.",
        initializer = "describe",
        headless = true)
public final class ModelsCommand extends ContextCommand {

    static final String TITLE = "Explicell Models";

    @Parameter(
            label = "Models",
            description = "What is installed and what can be had.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private String message = "";

    @Parameter(
            label = "Action",
            description = "list: all models; show: one model's card; the others do what they say.",
            choices = {"list", "show", "download", "import", "remove"},
            persist = false)
    private String action = "list";

    @Parameter(
            label = "Name",
            description = "The model, as list names it; of import: the new one's name. Unused by list.",
            required = false,
            persist = false)
    private String name = "";

    @Parameter(
            label = "Agree to the download",
            description = "Of download: whether you agree to its size and licence, which a dialog states.",
            persist = false)
    private boolean agree;

    @Parameter(
            label = "Weights file",
            description = "Of import: a .safetensors, .pth or .pt file, or an exported model; else empty.",
            required = false,
            persist = false)
    private String file = "";

    @Parameter(
            label = "Architecture",
            description = "Of import: such as resnet50; empty for a file that Explicell exported or that list knows.",
            required = false,
            persist = false)
    private String architecture = "";

    @Parameter(
            label = "Keep head",
            description = "Of import: whether the published classes stay; else those below get a new head.",
            persist = false)
    private boolean keep_head = true;

    @Parameter(
            label = "Classes",
            description = "Of import without its head: the new classes, separated by commas; else empty.",
            required = false,
            persist = false)
    private String classes = "";

    @Parameter(
            label = "Models folder",
            description = "Where installed models lie; empty: EXPLICELL_MODELS, else ImageJ's models/explicell.",
            required = false,
            persist = false)
    private String models_folder = "";

    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Parameter(required = false)
    private UIService ui;

    private final Catalogue catalogue;

    /** Knows the weights that the program knows. */
    public ModelsCommand() {
        this(Catalogue.own());
    }

    /** @param catalogue the published weights */
    ModelsCommand(final Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void run() {
        try {
            ImageJEngine.prepare();
            act(ImageJModels.installed(models_folder));
        } catch (final CancellationException e) {
            // the sentence says what is kept
            Failure.end(this, TITLE, new IOException(e.getMessage(), e), log);
        } catch (final IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            Failure.end(this, TITLE, e, log);
        }
    }

    private void act(final InstalledModels installed) throws IOException {
        switch (action) {
            case "list" -> list(installed, "");
            case "show" -> ModelsTable.facts(ModelFacts.find(named(), catalogue, installed));
            case "download" -> download(catalogue.get(named()), installed);
            case "import" -> importFile(installed);
            case "remove" -> {
                installed.remove(named());
                list(installed, "Removed " + named() + ".");
            }
            default ->
                throw new IllegalArgumentException(
                        "action must be list, show, download, import or remove, not " + action);
        }
    }

    private void list(final InstalledModels installed, final String done) throws IOException {
        ModelsTable.list(ModelRow.all(catalogue, installed));
        status.showStatus(done.isEmpty() ? "Installed models lie in " + installed.root() + "." : done);
    }

    private void download(final PublishedWeights weights, final InstalledModels installed) throws IOException {
        final String offer = weights.offer() + ", into " + installed.root();
        if (!agree) agree = Consent.ask(ui, TITLE, "Download " + offer + "?");
        if (!agree)
            throw new IllegalStateException("Nothing was downloaded: set agree=true to agree to download " + offer);
        try (TaskProgress progress = new TaskProgress(tasks, TITLE)) {
            final Download.Listener listener = Download.Listener.of(progress::report, progress::isCanceled);
            installed.install(weights, List.of(), new Download(Download.PATIENCE, listener));
        }
        list(installed, "Installed in " + installed.folder(weights.name()) + ".");
    }

    private void importFile(final InstalledModels installed) throws IOException {
        final List<String> head = classes.isBlank()
                ? List.of()
                : Arrays.stream(classes.split(",")).map(String::strip).toList();
        if (keep_head != head.isEmpty())
            throw new IllegalArgumentException(
                    keep_head
                            ? "keep_head and classes exclude each other: give classes with keep_head=false"
                            : "classes must name the new head's classes, since keep_head is false");
        if (file.isBlank()) throw new IllegalArgumentException("file must name the weights to import");
        final Path folder = installed.folder(InstalledModels.checkName(named()));
        new FileImport(architecture.isBlank() ? null : architecture.strip(), head, List.of(), null, null, null, null)
                .run(Path.of(file.strip()), folder);
        list(installed, "Imported into " + folder + ".");
    }

    private String named() {
        if (name.isBlank()) throw new IllegalArgumentException("name must name a model; action=list shows which");
        return name.strip();
    }

    /** Fills the dialog; SciJava calls it by name. */
    @SuppressWarnings("unused")
    private void describe() {
        try {
            message = ModelsText.of(catalogue, ImageJModels.installed(models_folder));
        } catch (final IOException | RuntimeException e) {
            message = Failure.sentence(TITLE, e);
        }
    }
}
