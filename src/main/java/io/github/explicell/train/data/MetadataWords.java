package io.github.explicell.train.data;

import io.github.explicell.model.MetadataField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person should know of the metadata that a model reads: for the log and the model card. */
public final class MetadataWords {

    private MetadataWords() {}

    /**
     * @param fields of a model
     * @param dropout of the training
     * @param split what was trained on
     * @return sentences: each field, what it becomes, and for how many samples it had to be filled in
     */
    public static List<String> of(final List<MetadataField> fields, final double dropout, final Split split) {
        final List<String> sentences = new ArrayList<>();
        for (final MetadataField field : fields) sentences.add(of(field, split));
        if (!fields.isEmpty() && dropout > 0)
            sentences.add(String.format(
                    Locale.ROOT, "In training each field is taken for unknown with probability %.2f.", dropout));
        return sentences;
    }

    private static String of(final MetadataField field, final Split split) {
        final String kind = field.values() == null
                ? String.format(
                        Locale.ROOT,
                        "a number (mean %.4g, standard deviation %.4g in the training part)",
                        field.mean(),
                        field.std())
                : "a category (" + String.join(", ", field.values()) + ", and any other)";
        return "The model reads " + field.name() + ", " + kind + ". " + unknown(field, split);
    }

    private static String unknown(final MetadataField field, final Split split) {
        final List<String> counts = new ArrayList<>();
        for (final Part part : Part.values()) {
            final Map<String, Integer> unknown = MetadataSettings.unknown(List.of(field.name()), split.part(part));
            if (unknown.get(field.name()) > 0)
                counts.add(unknown.get(field.name()) + " of " + split.part(part).size() + " samples for " + part);
        }
        if (counts.isEmpty()) return "It is known of every sample.";
        return "It is not known of " + String.join(", ", counts)
                + (field.values() == null
                        ? ": the mean stands in for it."
                        : ": that is the value \"" + MetadataField.UNKNOWN + "\".");
    }
}
