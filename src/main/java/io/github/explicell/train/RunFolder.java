package io.github.explicell.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run: one training and what it leaves behind, in a folder. Every file in it is whole at any moment. Only one program
 * at a time works on it.
 */
public final class RunFolder implements AutoCloseable {

    /** The file whose appearance stops the training; the best epoch so far becomes the model. */
    public static final String STOP = "stop";
    /** The file name of the last stage's log. */
    public static final String LOG = ModelFolder.LOG;
    /** How often a state is kept, unless told otherwise. */
    public static final Duration INTERVAL = Duration.ofMinutes(5);

    private static final String SETTINGS = "settings.json";
    private static final String DATA = "data.csv";
    private static final String ENVIRONMENTS = "environment.json";
    private static final String RESULT = "result.json";
    private static final String LOCK = "lock";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String SCRATCH = "cache";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final RunDescription description;
    private final Duration interval;
    private final FileChannel channel;

    private RunFolder(
            final Path folder, final RunDescription description, final Duration interval, final FileChannel channel) {
        this.folder = folder;
        this.description = description;
        this.interval = interval;
        this.channel = channel;
    }

    /**
     * Makes a new run.
     *
     * @param folder new or empty, or that of a run that has ended, which is replaced
     * @param description what it is to do
     * @param interval how often a state is kept; 0: after each batch
     * @return the run
     * @throws IOException if the folder cannot be written or holds something else, such as a run that can be resumed
     */
    public static RunFolder begin(final Path folder, final RunDescription description, final Duration interval)
            throws IOException {
        if (Files.isRegularFile(folder)) throw new IOException(folder + " is a file; name a folder for the run");
        Folders.make(folder);
        final boolean isRun = Files.exists(folder.resolve(SETTINGS));
        if (isRun && !Files.exists(folder.resolve(RESULT)) && Files.exists(folder.resolve(CHECKPOINTS)))
            throw new IOException(
                    folder + " holds a run that has not ended; resume it, or delete the folder, or name another one");
        final FileChannel channel = lock(folder);
        try {
            if (isRun) clear(folder);
            else if (!isEmpty(folder))
                throw new IOException(folder + " holds other files; name a new folder for the run");
            description.write(folder.resolve(SETTINGS));
            return new RunFolder(folder, description, interval, channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isEmpty(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(f -> f.getFileName().toString().equals(LOCK));
        }
    }

    private static void clear(final Path folder) throws IOException {
        for (final String name : List.of(CHECKPOINTS, SCRATCH, DATA, ENVIRONMENTS, RESULT, LOG, STOP))
            Folders.delete(folder.resolve(name));
    }

    /**
     * Opens a run to go on with it.
     *
     * @param folder of a run, ended or not
     * @param epochs how many there shall be, at least as many as there were; 0: as many
     * @param interval how often a state is kept; 0: after each batch
     * @return the run
     * @throws IOException with one sentence, if it cannot be gone on with
     * @throws IllegalArgumentException if there shall be fewer epochs
     */
    public static RunFolder open(final Path folder, final int epochs, final Duration interval) throws IOException {
        if (!Files.isRegularFile(folder.resolve(SETTINGS)))
            throw new IOException(folder + " is not the folder of a run: it holds no " + SETTINGS);
        final FileChannel channel = lock(folder);
        try {
            if (!Files.isRegularFile(checkpoints(folder).resolve(RunJournal.LATEST)))
                throw new IOException("the run " + folder + " ended before it had learned anything; begin it anew");
            deleteParts(folder);
            deleteParts(checkpoints(folder));
            Folders.delete(folder.resolve(STOP));
            Folders.delete(folder.resolve(SCRATCH));
            final RunDescription stored = RunDescription.read(folder.resolve(SETTINGS));
            final RunDescription description = epochs == 0 ? stored : stored.withEpochs(epochs);
            if (epochs != 0) description.write(folder.resolve(SETTINGS));
            return new RunFolder(folder, description, interval, channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Files that a killed program had not finished. */
    private static void deleteParts(final Path folder) throws IOException {
        final List<Path> parts;
        try (Stream<Path> files = Files.list(folder)) {
            parts = files.filter(f -> f.getFileName().toString().startsWith(".part-"))
                    .toList();
        }
        for (final Path part : parts) Folders.delete(part);
    }

    /** NB: the system lets go of the lock when the program ends, however it does. */
    private static FileChannel lock(final Path folder) throws IOException {
        final FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            lock = null;
        }
        if (lock != null) return channel;
        channel.close();
        throw new IOException("another program is working on the run " + folder + "; wait until it has ended");
    }

    private static Path checkpoints(final Path folder) {
        return folder.resolve(CHECKPOINTS);
    }

    /** @return where it lies */
    public Path folder() {
        return folder;
    }

    /** @return what it is to do */
    public RunDescription description() {
        return description;
    }

    /** @return the model's folder */
    public Path model() {
        return Path.of(description.model());
    }

    /**
     * Sees that data and settings are those with which the run began; of a new run, notes the data.
     *
     * @throws IllegalArgumentException saying what differs
     */
    void check(final TrainingSettings settings, final DataRecord data) throws IOException {
        final String other = description.difference(settings);
        if (other != null)
            throw new IllegalArgumentException(
                    "the settings are not those with which the run " + folder + " began: another " + other);
        final Path file = folder.resolve(DATA);
        if (Files.exists(file)) data.check(file);
        else data.write(file);
        Folders.delete(folder.resolve(RESULT));
    }

    /**
     * Notes where the run computes from now on.
     *
     * @return whether results are the same as where it computed before, if it did
     */
    boolean addEnvironment(final Environment environment) throws IOException {
        final Path file = folder.resolve(ENVIRONMENTS);
        final List<Environment> all = new ArrayList<>();
        if (Files.exists(file)) all.addAll(List.of(GSON.fromJson(Files.readString(file), Environment[].class)));
        final boolean same = all.isEmpty() || all.get(0).computesLike(environment);
        all.add(environment);
        write(ENVIRONMENTS, GSON.toJson(all));
        return same;
    }

    /**
     * @return how many threads libtorch was told to use when the run began, 0 if it was not told
     * @throws IOException if it cannot be read
     */
    public int threads() throws IOException {
        final Path file = folder.resolve(ENVIRONMENTS);
        if (!Files.exists(file)) return 0;
        return GSON.fromJson(Files.readString(file), Environment[].class)[0].threads();
    }

    /** @return the checkpoint to go on from, or null for a new run */
    Checkpoint latest() throws IOException {
        final Path file = checkpoints(folder).resolve(RunJournal.LATEST);
        return Checkpoint.exists(file) ? Checkpoint.read(file) : null;
    }

    /**
     * @param model what the model's folder gets
     * @param stage number of the stage, from 0
     * @return what keeps the stage's log and checkpoints here, too
     */
    Journal journal(final ModelJournal model, final int stage) {
        return new RunJournal(folder, checkpoints(folder), model, stage, interval);
    }

    /** @return a folder for large files that are deleted in the end */
    Path scratch() {
        return folder.resolve(SCRATCH);
    }

    /** The run has ended. */
    void finish(final EpochLog best, final ConfusionMatrix test) throws IOException {
        final JsonObject result = new JsonObject();
        result.add("best_epoch", GSON.toJsonTree(best));
        if (test != null) {
            result.addProperty("test_accuracy", test.accuracy());
            result.addProperty("test_macro_f1", test.macroF1());
        }
        write(RESULT, GSON.toJson(result));
        Folders.delete(folder.resolve(STOP));
        Folders.delete(folder.resolve(SCRATCH));
    }

    private void write(final String name, final String text) throws IOException {
        WholeFile.write(folder.resolve(name), out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets others work on it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
