package io.github.explicell.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** @throws IllegalArgumentException if a part is missing or the format is another one */
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
        if (epochs < settings.epochs())
            throw new IllegalArgumentException("the run has " + settings.epochs()
                    + " epochs, which can be made more but not fewer; to end it early, stop it");
        final JsonObject json = GSON.toJsonTree(settings).getAsJsonObject();
        json.addProperty(EPOCHS, epochs);
        return new RunDescription(
                format, data, model, device, options, GSON.fromJson(json, TrainingSettings.class), about);
    }

    /**
     * @param other settings
     * @return the name of the first setting that differs, or null; the number of epochs does not count
     */
    String difference(final TrainingSettings other) {
        final JsonObject mine = GSON.toJsonTree(settings).getAsJsonObject();
        final JsonObject theirs = GSON.toJsonTree(other).getAsJsonObject();
        mine.remove(EPOCHS);
        theirs.remove(EPOCHS);
        for (final Map.Entry<String, JsonElement> e : theirs.entrySet())
            if (!e.getValue().equals(mine.get(e.getKey()))) return e.getKey();
        for (final String name : mine.keySet()) if (!theirs.has(name)) return name;
        return null;
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
