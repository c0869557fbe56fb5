package io.github.explicell.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of patient metadata that a model reads beside the image, and how it becomes numbers: a number is brought to
 * mean 0 and standard deviation 1 of the training; a category has a number for each of its values and one for all
 * others, 1 for the one that holds and else 0.
 *
 * @param name column or property name
 * @param values the values of a category in the training, in the order of their numbers; null for a number
 * @param mean of a number in the training
 * @param std of a number in the training, above 0
 */
public record MetadataField(String name, List<String> values, double mean, double std) {

    /** What a category is called where it is not known. */
    public static final String UNKNOWN = "unknown";

    /**
     * @param name column or property name
     * @param values the values of a category in the training, in the order of their numbers; null for a number
     * @param mean of a number in the training
     * @param std of a number in the training, above 0
     * @throws IllegalArgumentException naming the field that is missing or out of range
     */
    public MetadataField {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("metadata holds a field without a name");
        if (values != null) {
            values = List.copyOf(values);
            if (values.isEmpty()) throw new IllegalArgumentException("metadata." + name + " has no values");
        } else if (!Double.isFinite(mean) || !(std > 0) || Double.isInfinite(std))
            throw new IllegalArgumentException(
                    "metadata." + name + " needs a mean and a std above 0, not " + mean + " and " + std);
    }

    /**
     * @param name column or property name
     * @param mean of a number in the training
     * @param std of a number in the training, above 0
     * @return a number
     */
    public static MetadataField number(final String name, final double mean, final double std) {
        return new MetadataField(name, null, mean, std);
    }

    /**
     * @param name column or property name
     * @param values the values of a category in the training, in the order of their numbers; null for a number
     * @return a category
     */
    public static MetadataField category(final String name, final List<String> values) {
        return new MetadataField(name, values, 0, 1);
    }

    /** @return how many numbers it becomes */
    public int width() {
        return values == null ? 1 : values.size() + 1;
    }

    /**
     * @param value as a table or a property has it; may be null
     * @return whether a value says something: it is there, and not {@value #UNKNOWN}
     */
    public static boolean isKnown(final String value) {
        return value != null && !value.isBlank() && !value.strip().equalsIgnoreCase(UNKNOWN);
    }

    /**
     * @param value as a table or a property has it; may be null
     * @return whether a value is known, but is none of those that the training had
     */
    public boolean isNew(final String value) {
        return values != null && isKnown(value) && !values.contains(value.strip());
    }

    /**
     * @param fields of a model
     * @return how many numbers they become together
     */
    public static int width(final List<MetadataField> fields) {
        return fields.stream().mapToInt(MetadataField::width).sum();
    }

    /**
     * All fields of one region as numbers. The mean stands in for a number that is not known; for a category that is
     * not known, its value {@value #UNKNOWN} if the training had it, else the number of all others.
     *
     * @param fields of a model
     * @param properties what is known, by the fields' names
     * @return the numbers
     * @throws IllegalArgumentException if a number is none
     */
    public static float[] encode(final List<MetadataField> fields, final Map<String, String> properties) {
        final float[] numbers = new float[width(fields)];
        int at = 0;
        for (final MetadataField field : fields) {
            field.encode(properties.get(field.name()), numbers, at);
            at += field.width();
        }
        return numbers;
    }

    /**
     * What of the properties a model reads.
     *
     * @param fields of a model
     * @param properties what is known, by the fields' names
     * @return field to value, in the fields' order; {@value #UNKNOWN} where it is not known
     */
    public static Map<String, String> used(final List<MetadataField> fields, final Map<String, String> properties) {
        final Map<String, String> used = new LinkedHashMap<>();
        for (final MetadataField field : fields) {
            final String value = properties.get(field.name());
            used.put(field.name(), isKnown(value) ? value.strip() : UNKNOWN);
        }
        return used;
    }

    private void encode(final String value, final float[] numbers, final int at) {
        if (values == null) numbers[at] = isKnown(value) ? (float) ((parse(value) - mean) / std) : 0;
        else {
            final int index = values.indexOf(isKnown(value) ? value.strip() : UNKNOWN);
            numbers[at + (index < 0 ? values.size() : index)] = 1;
        }
    }

    private double parse(final String value) {
        final double number;
        try {
            number = Double.parseDouble(value.strip());
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the metadata field " + name + " is '" + value
                            + "', which is not a number; correct it or leave it out",
                    e);
        }
        if (!Double.isFinite(number))
            throw new IllegalArgumentException(
                    "the metadata field " + name + " is " + value + "; correct it or leave it out");
        return number;
    }
}
