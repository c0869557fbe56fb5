package io.github.explicell.train.data;

import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Patient metadata that a model shall read beside the image.
 *
 * @param fields names and kinds; empty for the image alone
 * @param dropout probability 0 to below 1 with which a field of a sample is taken for unknown in training (Gessert et
 *     al. 2020: 0.1)
 * @param width length of the vector that the fields become, at least 1
 */
public record MetadataSettings(List<Declared> fields, double dropout, int width) {

    /** The width in the paper on skin lesions. */
    public static final int PUBLISHED_WIDTH = 4096;

    /** The image alone. */
    public static final MetadataSettings NONE = new MetadataSettings(List.of(), 0, PUBLISHED_WIDTH);

    /** How a field becomes numbers. */
    public enum Kind {
        /** One number, brought to mean 0 and standard deviation 1. */
        NUMBER,
        /** One number, 0 or 1, for each value. */
        CATEGORY
    }

    /**
     * A field.
     *
     * @param name column or property
     * @param kind null: a number if all known values of the training part are numbers, else a category
     */
    public record Declared(String name, Kind kind) {}

    /** Properties that say what a sample is for; none of them may be learned from. */
    static final Set<String> NO_METADATA = Set.of(Region.CLASS, Region.GROUP, Part.PROPERTY, Region.ROI_GROUP);

    /** More values than this are names or texts rather than categories. */
    private static final int MOST_VALUES = 200;

    /**
     * @param fields names and kinds; empty for the image alone
     * @param dropout probability 0 to below 1 with which a field of a sample is taken for unknown in training (Gessert
     *     et al. 2020: 0.1)
     * @param width length of the vector that the fields become, at least 1
     * @throws IllegalArgumentException naming what is out of range or there twice
     */
    public MetadataSettings {
        fields = List.copyOf(fields);
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException("the metadata's dropout must be 0 to below 1, not " + dropout);
        if (width < 1) throw new IllegalArgumentException("the metadata's width must be at least 1, not " + width);
        if (fields.stream().map(Declared::name).distinct().count() < fields.size())
            throw new IllegalArgumentException("the metadata name a field twice");
    }

    /**
     * @param list such as {@code age:number,sex,localization}
     * @return the fields
     * @throws IllegalArgumentException naming the entry that is wrong
     */
    public static List<Declared> parse(final String list) {
        final List<Declared> fields = new ArrayList<>();
        for (final String entry : list.split(",", -1)) {
            final int colon = entry.lastIndexOf(':');
            final String name = (colon < 0 ? entry : entry.substring(0, colon)).strip();
            if (name.isEmpty())
                throw new IllegalArgumentException("the list of fields '" + list + "' has an empty name");
            if (NO_METADATA.contains(name))
                throw new IllegalArgumentException(
                        "the field " + name + " says class, group or part of a sample, which a model must not read");
            fields.add(new Declared(name, colon < 0 ? null : kind(name, entry.substring(colon + 1))));
        }
        return fields;
    }

    private static Kind kind(final String name, final String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "number" -> Kind.NUMBER;
            case "category" -> Kind.CATEGORY;
            default ->
                throw new IllegalArgumentException(
                        "the field " + name + " is a number or a category, not '" + word.strip() + "'");
        };
    }

    /**
     * Finds the statistics and values of the fields.
     *
     * @param training the samples that are learned from, and no others
     * @return the fields as the model stores them
     * @throws IllegalArgumentException naming a field that the samples do not have, or that says nothing
     */
    public List<MetadataField> fit(final List<Sample> training) {
        return fields.stream().map(f -> fit(f, training)).toList();
    }

    private static MetadataField fit(final Declared field, final List<Sample> training) {
        final List<Sample> known = training.stream()
                .filter(s -> MetadataField.isKnown(s.region().properties().get(field.name())))
                .toList();
        if (known.isEmpty()) {
            final TreeSet<String> names = new TreeSet<>();
            training.forEach(s -> names.addAll(s.region().properties().keySet()));
            throw new IllegalArgumentException("no sample of the training part has the metadata field " + field.name()
                    + (names.isEmpty() ? "; the data have no fields" : "; there are " + String.join(", ", names)));
        }
        final Kind kind = field.kind() != null
                ? field.kind()
                : known.stream().allMatch(s -> isNumber(value(s, field))) ? Kind.NUMBER : Kind.CATEGORY;
        return kind == Kind.NUMBER ? number(field, known) : category(field, known, known.size() < training.size());
    }

    /**
     * @param samples any
     * @return the same with those fields only that some of the samples know
     */
    public MetadataSettings knownTo(final List<Sample> samples) {
        final List<Declared> known = fields.stream()
                .filter(f -> samples.stream()
                        .anyMatch(s ->
                                MetadataField.isKnown(s.region().properties().get(f.name()))))
                .toList();
        return new MetadataSettings(known, dropout, width);
    }

    /** Describes a field of samples, whether a model is to read it or not. */
    static DataReport.Field describe(final String name, final List<Sample> samples) {
        final TreeSet<String> values = new TreeSet<>();
        int unknown = 0;
        for (final Sample s : samples) {
            final String value = s.region().properties().get(name);
            if (MetadataField.isKnown(value)) values.add(value.strip());
            else unknown++;
        }
        return new DataReport.Field(values.stream().allMatch(MetadataSettings::isNumber), values.size(), unknown);
    }

    private static String value(final Sample sample, final Declared field) {
        return sample.region().properties().get(field.name()).strip();
    }

    private static boolean isNumber(final String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** The standard deviation is that of all samples (divided by N), as Keras's Normalization has it. */
    private static MetadataField number(final Declared field, final List<Sample> known) {
        double sum = 0;
        double squares = 0;
        for (final Sample s : known) {
            if (!isNumber(value(s, field)))
                throw new IllegalArgumentException("the metadata field " + field.name() + " of " + s.name() + " is '"
                        + value(s, field) + "', which is not a number; correct it, or declare it as " + field.name()
                        + ":category");
            sum += Double.parseDouble(value(s, field));
        }
        final double mean = sum / known.size();
        for (final Sample s : known) squares += Math.pow(Double.parseDouble(value(s, field)) - mean, 2);
        final double deviation = Math.sqrt(squares / known.size());
        if (!(deviation > 0))
            throw new IllegalArgumentException(
                    "the metadata field " + field.name() + " is " + value(known.get(0), field)
                            + " in the whole training part, so that nothing can be learned from it; leave it out");
        return MetadataField.number(field.name(), mean, deviation);
    }

    private static MetadataField category(final Declared field, final List<Sample> known, final boolean someUnknown) {
        final TreeSet<String> values = new TreeSet<>();
        known.forEach(s -> values.add(value(s, field)));
        if (someUnknown) values.add(MetadataField.UNKNOWN);
        if (values.size() > MOST_VALUES)
            throw new IllegalArgumentException("the metadata field " + field.name() + " has " + values.size()
                    + " different values in the training part, too many for a category; leave it out");
        return MetadataField.category(field.name(), List.copyOf(values));
    }

    /**
     * Counts what has to be filled in.
     *
     * @param names of fields
     * @param samples any
     * @return field to the number of samples that do not know it
     */
    public static Map<String, Integer> unknown(final List<String> names, final List<Sample> samples) {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        for (final String name : names)
            counts.put(name, (int) samples.stream()
                    .filter(s -> !MetadataField.isKnown(s.region().properties().get(name)))
                    .count());
        return counts;
    }
}
