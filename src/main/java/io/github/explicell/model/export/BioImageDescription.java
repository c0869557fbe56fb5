package io.github.explicell.model.export;

import io.github.explicell.model.ModelDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code bioimageio.yaml} says of a model. */
final class BioImageDescription {

    private static final String FORMAT = "0.5.3";
    /** The version whose language {@code network.TorchScript} writes. */
    private static final String TORCH = "2.7.1";

    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int SHORTEST_NAME = 5;
    private static final int LONGEST_NAME = 128;

    /** Licences by SPDX's names; another text is only in the card, since the format knows no others. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC-BY-4.0",
            "CC-BY-NC-4.0",
            "CC-BY-NC-SA-4.0",
            "CC-BY-SA-4.0",
            "CC0-1.0",
            "GPL-3.0-only",
            "GPL-3.0-or-later",
            "MIT");

    /** Names a file of the package with its SHA-256. */
    @FunctionalInterface
    interface Source {

        Map<String, Object> of(String name) throws IOException;
    }

    private final ModelDescription model;
    private final List<String> authors;
    private final Source source;

    BioImageDescription(final ModelDescription model, final List<String> authors, final Source source) {
        this.model = model;
        this.authors = authors;
        this.source = source;
    }

    /** The fields in their usual order. */
    Map<String, Object> fields() throws IOException {
        final Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", "model");
        all.put("format_version", FORMAT);
        all.put("name", name());
        all.put(
                "description",
                cut(model.description() == null ? "A classifier of cells." : model.description(), LONGEST_DESCRIPTION));
        all.put("authors", authors.stream().map(a -> Map.of("name", a)).toList());
        all.put("cite", List.of(Map.of("text", "Explicell", "url", "https://github.com/explicell/explicell")));
        if (LICENCES.contains(String.valueOf(model.licence()))) all.put("license", model.licence());
        all.put("documentation", "README.md");
        all.put("covers", List.of("cover.png"));
        all.put("tags", List.of("classification", "cells", "2d", "pytorch", "explicell"));
        all.put("attachments", List.of(source.of(ScriptExport.DESCRIPTION)));
        all.put("inputs", List.of(input()));
        all.put("outputs", List.of(output()));
        final Map<String, Object> script = new LinkedHashMap<>(source.of(BioImageExport.WEIGHTS));
        script.put("pytorch_version", TORCH);
        all.put("weights", Map.of("torchscript", script));
        all.put("config", Map.of("explicell", config()));
        return all;
    }

    /** The format wants 5 to 128 letters, digits and a few signs. */
    private String name() {
        final String plain = model.name().replaceAll("[^A-Za-z0-9+_() -]", "-");
        return cut(plain.length() < SHORTEST_NAME ? plain + " model" : plain, LONGEST_NAME);
    }

    private static String cut(final String text, final int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private Map<String, Object> input() throws IOException {
        final int size = model.architecture().size();
        final Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("id", "crop");
        tensor.put("description", "A cell, red first, values 0 to 1; it is normalised within the model.");
        tensor.put(
                "axes",
                List.of(
                        Map.of("type", "batch"),
                        Map.of("type", "channel", "channel_names", List.of("red", "green", "blue")),
                        Map.of("type", "space", "id", "y", "size", size),
                        Map.of("type", "space", "id", "x", "size", size)));
        tensor.put("data", Map.of("type", "float32", "range", List.of(0.0, 1.0)));
        tensor.put("test_tensor", source.of("test_input.npy"));
        return tensor;
    }

    private Map<String, Object> output() throws IOException {
        final Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("id", "logits");
        tensor.put("description", "The classes' scores before softmax; config.explicell.classes has their names.");
        tensor.put("axes", List.of(Map.of("type", "batch"), Map.of("type", "channel", "channel_names", identifiers())));
        tensor.put("data", Map.of("type", "float32"));
        tensor.put("test_tensor", source.of("test_output.npy"));
        return tensor;
    }

    /** The classes' names with letters, digits and underscores only, each once. */
    private List<String> identifiers() {
        final List<String> names = new ArrayList<>();
        for (final String c : model.classes()) {
            final String plain = c.replaceAll("[^A-Za-z0-9_]", "_");
            final String name = plain.matches("[A-Za-z_].*") ? plain : "class_" + plain;
            names.add(names.contains(name) ? name + "_" + names.size() : name);
        }
        return names;
    }

    private Map<String, Object> config() {
        final Map<String, Object> own = new LinkedHashMap<>();
        own.put("classes", model.classes());
        own.put("temperature", model.temperature());
        if (model.costs() != null) own.put("costs", model.costs().rows());
        own.put("licence", String.valueOf(model.licence()));
        own.put("origin", String.valueOf(model.origin()));
        if (model.training() != null) own.put("training", model.training());
        return own;
    }
}
