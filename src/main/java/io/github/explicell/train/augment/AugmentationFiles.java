package io.github.explicell.train.augment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Augmentations as JSON text. */
public final class AugmentationFiles {

    /** No list of augmenters is longer; whatever it is, it is another file. */
    private static final long MOST_BYTES = 1_000_000;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private AugmentationFiles() {}

    /**
     * Reads an augmentation.
     *
     * @param file JSON in UTF-8
     * @return what it says
     * @throws IOException with one sentence, naming the file and what is wrong in it
     */
    public static Augmentation read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        if (Files.size(file) > MOST_BYTES) throw new IOException(file + " is too large to be an augmentation");
        try {
            return parse(Files.readString(file));
        } catch (final CharacterCodingException e) {
            throw new IOException(file + " is no text in UTF-8", e);
        } catch (final IllegalArgumentException e) {
            throw new IOException(file + " is no augmentation: " + e.getMessage(), e);
        }
    }

    /**
     * @param json an augmentation
     * @return what it says
     * @throws IllegalArgumentException saying what is wrong
     */
    public static Augmentation parse(final String json) {
        final Augmentation augmentation;
        try {
            augmentation = GSON.fromJson(json, Augmentation.class);
        } catch (final JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (final RuntimeException e) {
            // Gson wraps what a record's constructor says
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) cause = cause.getCause();
            throw new IllegalArgumentException(cause.getMessage(), e);
        }
        if (augmentation == null) throw new IllegalArgumentException("the text is empty");
        return augmentation;
    }

    /**
     * @param augmentation any
     * @return the augmentation as a person would write it
     */
    public static String text(final Augmentation augmentation) {
        return GSON.toJson(augmentation);
    }
}
