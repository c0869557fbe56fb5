package io.github.explicell.model;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small model folders with weights by formula, for tests. */
public final class TestModels {

    /** The classes of {@link #write}. */
    public static final List<String> CLASSES = List.of("benign", "malignant", "unsure");

    private TestModels() {}

    /** @return a description that fits a MobileNetV3 Small of 32 pixels, cut early */
    public static ModelDescription description() {
        final ArchitectureSpec architecture =
                new ArchitectureSpec("mobilenet_v3_small", 32, List.of(ArchitectureSpec.Step.head("features.3", 0.2)));
        return new ModelDescription(
                ModelDescription.FORMAT,
                "tiny",
                "Knows nothing.",
                architecture,
                CLASSES,
                CropRule.stretched(32, 32),
                ChannelRule.DEFAULT,
                Normalisation.IMAGENET,
                List.of(),
                1,
                null,
                null,
                null,
                "BSD-2-Clause",
                "weights by formula",
                "");
    }

    /** Writes a model folder that computes something definite. */
    public static ModelFolder write(final Path folder) throws IOException {
        final ModelDescription description = description();
        ModelFolder.write(folder, description, weights(description), DataType.F32, "# tiny\n");
        return ModelFolder.read(folder);
    }

    /** @return weights by formula */
    public static Map<String, Tensor> weights(final ModelDescription description) {
        final Network network =
                description.architecture().build(description.classes().size());
        final Weights formula = FormulaWeights.of(network);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.parameters().forEach(p -> tensors.put(p.name(), formula.get(p.name())));
        return tensors;
    }
}
