package io.github.explicell.train.data;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.explicell.files.Hashes;
import io.github.explicell.model.ModelDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A split in the record of a model's training: how it was made, and digests of its samples, from which it can be made
 * again and other data are told. The digests are of file names, regions, classes and groups; no name can be read in
 * them.
 */
public final class SplitRecord {

    private static final String SPLIT = "split";
    private static final String DIGEST = "sha256";

    private SplitRecord() {}

    /**
     * @param split what was trained on
     * @param rule how it was made
     * @return for the record
     */
    public static JsonObject of(final Split split, final SplitRule rule) {
        final JsonObject record = new JsonObject();
        record.addProperty(DIGEST, digest(split));
        if (rule.kind() == SplitRule.Kind.GIVEN)
            for (final Part part : Part.values()) record.add(part.toString(), digests(split.part(part)));
        return record;
    }

    private static String digest(final Split split) {
        final List<String> lines = new ArrayList<>();
        for (final Part part : Part.values()) split.part(part).forEach(s -> lines.add(part + "\t" + s.key()));
        lines.sort(null);
        return Hashes.sha256Of(String.join("\n", lines));
    }

    private static JsonArray digests(final List<Sample> samples) {
        final JsonArray array = new JsonArray();
        samples.stream().map(SplitRecord::digest).sorted().forEach(array::add);
        return array;
    }

    /** 64 bits: enough to tell millions of samples apart. */
    private static String digest(final Sample sample) {
        return Hashes.sha256Of(sample.key()).substring(0, 16);
    }

    /**
     * @param data what the model was trained on
     * @param model trained by Explicell
     * @return the same three parts
     * @throws IllegalArgumentException if the model does not say how, or these are other data
     */
    static Split recorded(final DataSet data, final ModelDescription model) {
        final JsonObject record = model.training();
        if (record == null || !record.has("settings") || !record.has("test_counts"))
            throw new IllegalArgumentException(
                    "the model " + model.name() + " does not say how its data were split; evaluate all of the data");
        final JsonObject settings = record.getAsJsonObject("settings");
        final SplitRule rule = rule(settings);
        final Split split = rule.kind() == SplitRule.Kind.GIVEN
                ? listed(data, record.getAsJsonObject(SPLIT))
                : rule.split(data, settings.get("seed").getAsLong());
        final Gson gson = new Gson();
        if (!gson.toJsonTree(DataSet.counts(split.test())).equals(record.get("test_counts"))
                || !gson.toJsonTree(DataSet.counts(split.training())).equals(record.get("training_counts")))
            throw new IllegalArgumentException("these are not the data that the model " + model.name()
                    + " was trained on: their split has other numbers of samples");
        if (record.has(SPLIT)
                && !digest(split)
                        .equals(record.getAsJsonObject(SPLIT).get(DIGEST).getAsString()))
            throw new IllegalArgumentException("these are not the data that the model " + model.name()
                    + " was trained on: there are as many, but other images, classes or groups");
        return split;
    }

    /** Models of earlier versions hold the two shares among their settings. */
    static SplitRule rule(final JsonObject settings) {
        return settings.has(SPLIT)
                ? new Gson().fromJson(settings.get(SPLIT), SplitRule.class)
                : SplitRule.shares(
                        settings.get("validation").getAsDouble(),
                        settings.get("test").getAsDouble());
    }

    private static Split listed(final DataSet data, final JsonObject record) {
        final Map<String, Part> parts = new HashMap<>();
        for (final Part part : Part.values())
            for (final JsonElement digest : record.getAsJsonArray(part.toString()))
                parts.put(digest.getAsString(), part);
        final List<List<Sample>> lists = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (final Sample sample : data.samples()) {
            final Part part = parts.get(digest(sample));
            if (part != null) lists.get(part.ordinal()).add(sample);
        }
        return new Split(lists.get(0), lists.get(1), lists.get(2));
    }
}
