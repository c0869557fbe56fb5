package io.github.explicell.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.files.Hashes;
import io.github.explicell.files.WholeFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model in a folder: {@code model.json}, {@code weights.safetensors}, {@code README.md} (the card) and
 * {@code selftest.safetensors} (an input and its logits). Reading checks the description, the weights' hash and that
 * every parameter has its weights; nothing in the folder is ever executed.
 */
public final class ModelFolder {

    /** The description's file name. */
    public static final String DESCRIPTION = "model.json";
    /** The weights' file name. */
    public static final String WEIGHTS = "weights.safetensors";
    /** The card's file name. */
    public static final String CARD = "README.md";

    /** The training log's file name; only models that Explicell trained have one. */
    public static final String LOG = "training-log.csv";

    private static final Pattern LOGS = Pattern.compile("training-log(-[a-z0-9-]+)?\\.csv");
    private static final Set<String> FILES = Set.of(DESCRIPTION, WEIGHTS, CARD, SelfTest.FILE);
    private static final long MAX_DESCRIPTION = 4 << 20;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final ModelDescription description;
    private final Network network;
    private final Safetensors weights;

    private ModelFolder(
            final Path folder, final ModelDescription description, final Network network, final Safetensors weights) {
        this.folder = folder;
        this.description = description;
        this.network = network;
        this.weights = weights;
    }

    /**
     * Reads and checks a folder.
     *
     * @param folder a model folder
     * @return the model
     * @throws IOException with one sentence naming the file and field that is wrong
     */
    public static ModelFolder read(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("there is no model folder " + folder);
        final ModelDescription description = describe(folder.resolve(DESCRIPTION));
        final Path file = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(file)) throw new IOException(folder + " holds no " + WEIGHTS);
        if (!Hashes.sha256(file).equals(description.weightsSha256()))
            throw new IOException(file + " is not the file that " + DESCRIPTION
                    + " describes (its SHA-256 differs); get the model folder anew");
        final Network network;
        try {
            network = description.architecture().build(description.classes().size());
            if (description.tap() != null) network.node(description.tap());
            checkMetadata(description, network);
        } catch (final IllegalArgumentException e) {
            throw new IOException(folder.resolve(DESCRIPTION) + ": " + e.getMessage(), e);
        }
        final Safetensors weights = new Safetensors(file);
        final WeightsReport report = WeightsReport.of(network, weights);
        if (!report.isExact()) throw new IOException(file + " does not fit " + network.name() + ": " + report);
        return new ModelFolder(folder, description, network, weights);
    }

    private static void checkMetadata(final ModelDescription description, final Network network) {
        final Shape input = network.inputs().get(Heads.METADATA);
        final int needed = input == null ? 0 : Math.toIntExact(input.size());
        final int given = MetadataField.width(description.metadata());
        if (given != needed)
            throw new IllegalArgumentException(
                    "metadata becomes " + given + " numbers, but " + network.name() + " takes " + needed + " of them");
    }

    private static ModelDescription describe(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no " + file);
        if (Files.size(file) > MAX_DESCRIPTION) throw new IOException(file + " is too large for a description");
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (final CharacterCodingException e) {
            throw new IOException(file + " is no text; get the model folder anew", e);
        }
    }

    /**
     * Reads and checks a description.
     *
     * @param json the text of a model.json
     * @param file names it in messages
     * @return what it says
     * @throws IOException with one sentence naming the field that is wrong
     */
    public static ModelDescription parse(final String json, final String file) throws IOException {
        try {
            final ModelDescription description = GSON.fromJson(json, ModelDescription.class);
            if (description == null) throw new IOException(file + " is empty");
            return description;
        } catch (final JsonParseException e) {
            throw new IOException(file + " is not the expected JSON: " + firstLine(e), e);
        } catch (final RuntimeException e) {
            // gson wraps what a record's constructor throws
            throw new IOException(file + ": " + firstLine(innermost(e)), e);
        }
    }

    private static Throwable innermost(final Throwable error) {
        Throwable e = error;
        while (e.getCause() != null) e = e.getCause();
        return e;
    }

    private static String firstLine(final Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Writes a model folder as a whole or not at all. The self-test is computed on the CPU in float32.
     *
     * @param folder where to; an older model folder is replaced, its training logs are kept
     * @param description its hash is filled in
     * @param weights all parameters of the network
     * @param type number format of the stored weights
     * @param card the text of README.md
     * @return the description with the weights' hash
     * @throws IOException if it cannot be written; what was there remains
     */
    public static ModelDescription write(
            final Path folder,
            final ModelDescription description,
            final Map<String, Tensor> weights,
            final DataType type,
            final String card)
            throws IOException {
        checkReplaceable(folder);
        final ModelDescription[] written = new ModelDescription[1];
        WholeFolder.write(folder, part -> {
            for (final Path log : logs(folder)) Files.copy(log, part.resolve(log.getFileName()));
            final Path file = part.resolve(WEIGHTS);
            final Map<String, String> notes = Map.of(
                    "name",
                    description.name(),
                    "architecture",
                    description.architecture().name(),
                    "licence",
                    String.valueOf(description.licence()));
            SafetensorsWriter.write(file, weights, notes, type);
            written[0] = description.withWeights(Hashes.sha256(file));
            Files.writeString(part.resolve(DESCRIPTION), GSON.toJson(written[0]) + "\n");
            Files.writeString(part.resolve(CARD), card);
            SelfTest.write(read(part));
        });
        return written[0];
    }

    /**
     * Checks that a model may be written to a folder without losing anything else.
     *
     * @param folder where to
     * @throws IOException if there is a file, or a folder that holds anything but a model
     */
    public static void checkReplaceable(final Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        if (!Files.isDirectory(folder)) throw new IOException(folder + " is a file; name a folder for the model");
        try (Stream<Path> files = Files.list(folder)) {
            final Optional<Path> other = files.filter(
                            f -> !FILES.contains(f.getFileName().toString()) && !isLog(f))
                    .findFirst();
            if (other.isPresent())
                throw new IOException(
                        folder + " holds other files (" + other.get().getFileName()
                                + "), which a model written there would replace; name a new folder");
        }
    }

    /**
     * @param stage name of a training's stage before the last, of small letters, digits and dashes
     * @return the file name of its log
     */
    public static String log(final String stage) {
        return "training-log-" + stage + ".csv";
    }

    private static boolean isLog(final Path file) {
        return LOGS.matcher(file.getFileName().toString()).matches();
    }

    private static List<Path> logs(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ModelFolder::isLog).sorted().toList();
        }
    }

    /**
     * Compiles the model and runs its self-test.
     *
     * @param options device, precision, what will be asked for
     * @return a session that gave the expected logits for the expected input
     * @throws IOException if the self-test's file is broken
     * @throws IllegalStateException if the logits differ: this machine computes wrongly
     */
    public Session open(final SessionOptions options) throws IOException {
        final Session session = new Session(network, weights, options);
        try {
            SelfTest.run(this, session);
            return session;
        } catch (final IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** @return where it lies */
    public Path folder() {
        return folder;
    }

    /** @return what model.json says */
    public ModelDescription description() {
        return description;
    }

    /** @return the network, ready for the weights */
    public Network network() {
        return network;
    }

    /** @return the weights, read when asked for */
    public Weights weights() {
        return weights;
    }

    /** @return shape of the image input: 3 x size x size */
    public Shape inputShape() {
        return network.shape(Network.IMAGE);
    }

    /** @return the names of the network's inputs */
    public Set<String> inputs() {
        return network.inputs().keySet();
    }

    /** @return the node that a CAM reads unless told otherwise */
    public String tap() {
        return description.tap() != null ? description.tap() : network.tap();
    }
}
