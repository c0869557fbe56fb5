package io.github.explicell.model;

import com.google.gson.JsonObject;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import java.util.HashSet;
import java.util.List;

/**
 * What {@code model.json} says: everything that must be the same in use as it was in training.
 *
 * @param format version of this format: {@value #FORMAT}
 * @param name the model's name
 * @param description one or two sentences
 * @param architecture which network it is
 * @param classes names of the classes, in the order of the logits
 * @param crop how a region becomes a crop
 * @param channels which channels become red, green and blue, and which intensities 0 and 1; null range: the bit depth's
 * @param input what happens to the crop's numbers
 * @param metadata patient metadata that it reads beside the image; empty for an image alone
 * @param temperature the logits are divided by it before softmax (calibration); above 0
 * @param costs what mistakes cost: the class decided for is the one of the least expected cost; null: the most probable
 * @param tap the node that a CAM reads, or null for the architecture's
 * @param training data, split, seed, settings and metrics of the training, or null
 * @param licence of the weights, such as {@code BSD-2-Clause}
 * @param origin where the weights come from, in words
 * @param weightsSha256 SHA-256 of {@code weights.safetensors}
 */
public record ModelDescription(
        int format,
        String name,
        String description,
        ArchitectureSpec architecture,
        List<String> classes,
        CropRule crop,
        ChannelRule channels,
        Normalisation input,
        List<MetadataField> metadata,
        double temperature,
        CostMatrix costs,
        String tap,
        JsonObject training,
        String licence,
        String origin,
        String weightsSha256) {

    /** The version of the format that this program writes. */
    public static final int FORMAT = 1;

    /**
     * @param format version of this format: {@value #FORMAT}
     * @param name the model's name
     * @param description one or two sentences
     * @param architecture which network it is
     * @param classes names of the classes, in the order of the logits
     * @param crop how a region becomes a crop
     * @param channels which channels become red, green and blue, and which intensities 0 and 1; null range: the bit
     *     depth's
     * @param input what happens to the crop's numbers
     * @param metadata patient metadata that it reads beside the image; empty for an image alone
     * @param temperature the logits are divided by it before softmax (calibration); above 0
     * @param costs what mistakes cost: the class decided for is the one of the least expected cost; null: the most
     *     probable
     * @param tap the node that a CAM reads, or null for the architecture's
     * @param training data, split, seed, settings and metrics of the training, or null
     * @param licence of the weights, such as {@code BSD-2-Clause}
     * @param origin where the weights come from, in words
     * @param weightsSha256 SHA-256 of {@code weights.safetensors}
     * @throws IllegalArgumentException naming the field that is missing or out of range
     */
    public ModelDescription {
        if (format != FORMAT)
            throw new IllegalArgumentException("format is " + format + ", but this version of Explicell reads " + FORMAT
                    + "; update Explicell, or train the model anew");
        require(name, "name");
        require(architecture, "architecture");
        require(classes, "classes");
        require(crop, "crop");
        require(input, "input");
        require(weightsSha256, "weightsSha256");
        if (classes.size() < 2) throw new IllegalArgumentException("classes must name at least two classes");
        if (new HashSet<>(classes).size() < classes.size())
            throw new IllegalArgumentException("classes names a class twice");
        for (final String c : classes)
            if (c == null || c.isBlank()) throw new IllegalArgumentException("classes holds an empty name");
        if (crop.width() != architecture.size() || crop.height() != architecture.size())
            throw new IllegalArgumentException("crop makes " + crop.width() + " x " + crop.height()
                    + " pixels but architecture.size is " + architecture.size());
        if (!(temperature > 0) || Double.isInfinite(temperature))
            throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
        if (costs != null && costs.size() != classes.size())
            throw new IllegalArgumentException(
                    "costs is a matrix of " + costs.size() + " classes, but classes names " + classes.size());
        classes = List.copyOf(classes);
        channels = channels == null ? ChannelRule.DEFAULT : channels;
        metadata = metadata == null ? List.of() : List.copyOf(metadata);
    }

    private static void require(final Object value, final String field) {
        if (value == null) throw new IllegalArgumentException(field + " is missing");
    }

    /**
     * @param sha256 the weights file's SHA-256, 64 hexadecimal digits
     * @return the same with the hash of other weights
     */
    public ModelDescription withWeights(final String sha256) {
        return new ModelDescription(
                format,
                name,
                description,
                architecture,
                classes,
                crop,
                channels,
                input,
                metadata,
                temperature,
                costs,
                tap,
                training,
                licence,
                origin,
                sha256);
    }

    /**
     * @param newTemperature the logits are divided by it before softmax; above 0
     * @return the same with other probabilities
     */
    public ModelDescription withTemperature(final double newTemperature) {
        return new ModelDescription(
                format,
                name,
                description,
                architecture,
                classes,
                crop,
                channels,
                input,
                metadata,
                newTemperature,
                costs,
                tap,
                training,
                licence,
                origin,
                weightsSha256);
    }

    /**
     * @param newCosts what mistakes cost, or null for deciding for the most probable class
     * @return the same with other decisions
     */
    public ModelDescription withCosts(final CostMatrix newCosts) {
        return new ModelDescription(
                format,
                name,
                description,
                architecture,
                classes,
                crop,
                channels,
                input,
                metadata,
                temperature,
                newCosts,
                tap,
                training,
                licence,
                origin,
                weightsSha256);
    }
}
