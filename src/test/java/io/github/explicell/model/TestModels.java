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

/** Small models whose weights follow from a formula: they know nothing, but always the same. */
public final class TestModels {

    /** The classes of the model. */
    public static final List<String> CLASSES = List.of("normal", "halo", "pyknotic");

    private TestModels() {}

    /**
     * Writes a model folder: MobileNetV3 Small of 32 x 32 pixels with three classes.
     *
     * @param folder where to; its name becomes the model's
     * @return its description
     */
    public static ModelDescription write(final Path folder) throws IOException {
        final ArchitectureSpec architecture = ArchitectureSpec.plain("mobilenet_v3_small", 32);
        final Network network = architecture.build(CLASSES.size());
        final Weights formula = FormulaWeights.of(network);
        final Map<String, Tensor> weights = new LinkedHashMap<>();
        for (final String name : formula.names()) weights.put(name, formula.get(name));
        final ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                folder.getFileName().toString(),
                "formula weights",
                architecture,
                CLASSES,
                CropRule.stretched(32, 32),
                ChannelRule.DEFAULT,
                Normalisation.IMAGENET,
                List.of(),
                1,
                null,
                null,
                "BSD-2-Clause",
                "a formula",
                "0".repeat(64));
        return ModelFolder.write(folder, description, weights, DataType.F32, "# Formula\n");
    }
}
