package io.github.explicell.train;

import io.github.explicell.model.MetadataField;
import io.github.explicell.train.data.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Metadata of samples as the numbers that a network reads.
 *
 * @param fields of the model; may be empty
 * @param dropout probability with which a field is taken for unknown in training
 */
record MetadataEncoder(List<MetadataField> fields, double dropout) {

    /** @return how many numbers there are for a sample */
    int width() {
        return MetadataField.width(fields);
    }

    /**
     * @param sample with its properties
     * @param random draws the fields that are hidden; null: none
     * @return {@link #width} numbers
     * @throws IllegalArgumentException naming the sample whose number is none
     */
    float[] encode(final Sample sample, final RandomGenerator random) {
        final Map<String, String> known = new HashMap<>(sample.region().properties());
        if (random != null && dropout > 0)
            for (final MetadataField field : fields) if (random.nextDouble() < dropout) known.remove(field.name());
        try {
            return MetadataField.encode(fields, known);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(sample.name() + ": " + e.getMessage(), e);
        }
    }
}
