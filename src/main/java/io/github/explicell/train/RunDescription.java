package io.github.explicell.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializer;
import io.github.explicell.files.WholeFile;
import io.github.explicell.train.loss.LossKind;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run was asked to do: enough to go on with it.
 *
 * @param format version of this format: {@value #FORMAT}
 * @param data where the labelled images are, an absolute path
 * @param model the model's folder, an absolute path
 * @param device as it was asked for
 * @param options what a person wrote, by the option's name, for comparison with what is written at a resumption
 * @param settings how to train
 * @param about what the model's card says beside the figures
 */
public record RunDescription(
        int format,
        String data,
        String model,
        String device,
        Map<String, String> options,
        TrainingSettings settings,
        About about) {

    /** The version of the format that this program writes. */
    public static final int FORMAT = 1;

    private static final String EPOCHS = "epochs";
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Objective.class, (JsonDeserializer<Objective>) RunDescription::objective)
            .registerTypeAdapter(
                    Objective.class, (JsonSerializer<Objective>) (loss, type, gson) -> gson.serialize(loss))
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private static Objective objective(final JsonElement json, final Type type, final JsonDeserializationContext gson) {
        final LossKind kind = gson.deserialize(json.getAsJsonObject().get("kind"), LossKind.class);
        return gson.deserialize(json, kind.isContrastive() ? ContrastiveSettings.class : LossSettings.class);
    }

    /**
     * @param format version of this format: {@value #FORMAT}
     * @param data where the labelled images are, an absolute path
     * @param model the model's folder, an absolute path
     * @param device as it was asked for
     * @param options what a person wrote, by the option's name, for comparison with what is written at a resumption
     * @param settings how to train
     * @param about what the model's card says beside the figures
     * @throws IllegalArgumentException if a part is missing or the format is another one
     */
    public RunDescription {
        if (format != FORMAT)
            throw new IllegalArgumentException("format is " + format + ", but this version of Explicell reads " + FORMAT
                    + "; go on with the version that began the run");
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        Objects.requireNonNull(data, "data is missing");
        Objects.requireNonNull(model, "model is missing");
        Objects.requireNonNull(settings, "settings is missing");
        Objects.requireNonNull(about, "about is missing");
    }

    /**
     * The same with more epochs.
     *
     * @param epochs at least as many as now
     * @return the description
     * @throws IllegalArgumentException if they are fewer
     */
    RunDescription withEpochs(final int epochs) {
        final int before = settings.classifier().epochs();
        if (epochs < before)
            throw new IllegalArgumentException("the run has " + before
                    + " epochs, which can be made more but not fewer; to end it early, stop it");
        final JsonObject json = tree(settings);
        classifier(json).addProperty(EPOCHS, epochs);
        return new RunDescription(
                format, data, model, device, options, GSON.fromJson(json, TrainingSettings.class), about);
    }

    private static JsonObject tree(final TrainingSettings settings) {
        return GSON.toJsonTree(settings).getAsJsonObject();
    }

    private static JsonObject classifier(final JsonObject settings) {
        final JsonArray stages = settings.getAsJsonArray("stages");
        return stages.get(stages.size() - 1).getAsJsonObject();
    }

    /**
     * @param other settings
     * @return the name of the first setting that differs, or null
     */
    String difference(final TrainingSettings other) {
        return difference("", tree(settings), tree(other));
    }

    private static String difference(final String path, final JsonElement mine, final JsonElement theirs) {
        if (mine.equals(theirs)) return null;
        if (mine instanceof JsonObject a && theirs instanceof JsonObject b) {
            final Set<String> names = new TreeSet<>(a.keySet());
            names.addAll(b.keySet());
            for (final String name : names) {
                if (!a.has(name) || !b.has(name)) return path + name;
                final String inner = difference(path + name + ".", a.get(name), b.get(name));
                if (inner != null) return inner;
            }
        }
        if (mine instanceof JsonArray a && theirs instanceof JsonArray b && a.size() == b.size())
            for (int i = 0; i < a.size(); i++) {
                final String inner = difference(path + (i + 1) + ".", a.get(i), b.get(i));
                if (inner != null) return inner;
            }
        return path.replaceFirst("\\.$", "");
    }

    static RunDescription read(final Path file) throws IOException {
        try {
            final RunDescription description =
                    GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), RunDescription.class);
            if (description == null) throw new IOException(file + " is empty");
            return description;
        } catch (final JsonParseException e) {
            throw new IOException(file + " is not the expected JSON", e);
        } catch (final RuntimeException e) {
            // gson wraps what a record's constructor throws
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            throw new IOException(file + ": " + cause.getMessage(), e);
        }
    }

    /**
     * Writes the file, and sees that it says the same when it is read.
     *
     * @throws IllegalStateException if a setting cannot be stored, which is a defect of the program
     */
    void write(final Path file) throws IOException {
        final String json = GSON.toJson(this);
        WholeFile.write(file, out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
        if (!GSON.toJson(read(file)).equals(json))
            throw new IllegalStateException("the settings of this training cannot be stored; report it, please");
    }
}
