package io.github.explicell.cli;

import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.DataType;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model that has learned nothing, quick to run. */
public final class RandomModel {

    private static final int SIZE = 32;

    private RandomModel() {}

    /** Writes a model folder of a MobileNetV3 Small of 32 pixels with its own head. */
    public static void write(final Path folder, final List<String> classes) throws IOException {
        final ArchitectureSpec architecture = ArchitectureSpec.plain("mobilenet_v3_small", SIZE);
        final Network network = architecture.build(classes.size());
        final Weights weights = FormulaWeights.of(network);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.parameters().forEach(p -> tensors.put(p.name(), weights.get(p.name())));
        final ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                "random",
                "Has learned nothing.",
                architecture,
                classes,
                CropRule.stretched(SIZE, SIZE),
                null,
                Normalisation.IMAGENET,
                List.of(),
                1,
                null,
                "features.4.block.0.2",
                null,
                "CC0-1.0",
                "made by a formula",
                "");
        ModelFolder.write(folder, description, tensors, DataType.F32, "# Random\n");
    }
}
