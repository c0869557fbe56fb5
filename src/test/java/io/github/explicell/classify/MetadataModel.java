package io.github.explicell.classify;

import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.DataType;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small model with formula weights whose answers depend on a patient's age and sex. */
public final class MetadataModel {

    /** Side of its crops. */
    public static final int SIZE = 32;
    /** What it reads. */
    public static final List<MetadataField> FIELDS = List.of(
            MetadataField.number("age", 50, 20), MetadataField.category("sex", List.of("female", "male", "unknown")));

    private MetadataModel() {}

    /**
     * Writes the model.
     *
     * @param out its folder
     * @param fields that it reads, as five numbers
     * @return the folder
     */
    public static Path write(final Path out, final List<MetadataField> fields) throws IOException {
        final ArchitectureSpec architecture = new ArchitectureSpec(
                "mobilenet_v3_small",
                SIZE,
                List.of(ArchitectureSpec.Step.attentionHead("features.3", new Heads.SoftAttention(2, false), 0)
                        .with(new Heads.Metadata(5, 8))));
        final Network network = architecture.build(2);
        final Weights weights = FormulaWeights.of(network);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (final Parameter p : network.parameters()) tensors.put(p.name(), weights.get(p.name()));
        ModelFolder.write(
                out,
                new ModelDescription(
                        ModelDescription.FORMAT,
                        "attentive",
                        "",
                        architecture,
                        List.of("a", "b"),
                        CropRule.stretched(SIZE, SIZE),
                        null,
                        Normalisation.IMAGENET,
                        fields,
                        1,
                        null,
                        null,
                        null,
                        "",
                        "",
                        ""),
                tensors,
                DataType.F32,
                "card");
        return out;
    }
}
