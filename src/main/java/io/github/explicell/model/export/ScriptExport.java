package io.github.explicell.model.export;

import io.github.explicell.engine.ScriptFile;
import io.github.explicell.files.WholeFile;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.Weights;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model as a TorchScript file that needs nothing else: {@code torch.jit.load(file)(crops)}. Its input are crops as the
 * model's crop rule makes them, N x 3 x size x size, red first, values 0 to 1; its output are the logits, N x classes,
 * before temperature and softmax. The extra file {@code model.json} is the model's description.
 */
public final class ScriptExport {

    /** The extra file with the description. */
    static final String DESCRIPTION = ModelFolder.DESCRIPTION;

    private static final String MEAN = "input_mean";
    private static final String STD = "input_std";

    private ScriptExport() {}

    /**
     * Writes the file.
     *
     * @param model a model whose only input is an image
     * @param file where to; an existing file is replaced when all is written
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the model reads more than an image
     */
    public static void write(final ModelFolder model, final Path file) throws IOException {
        if (!model.inputs().equals(Set.of(Network.IMAGE)))
            throw new IllegalArgumentException(
                    model.description().name() + " reads more than an image, which this format cannot say");
        final Map<String, String> attributes = new LinkedHashMap<>();
        for (final Parameter p : model.network().parameters()) attributes.put("p" + attributes.size(), p.name());
        attributes.put(MEAN, MEAN);
        attributes.put(STD, STD);
        final String description =
                Files.readString(model.folder().resolve(ModelFolder.DESCRIPTION), StandardCharsets.UTF_8);
        WholeFile.write(file, stream -> {
            final OutputStream out = new BufferedOutputStream(stream);
            ScriptFile.write(
                    out,
                    source(model, attributes.keySet()),
                    attributes,
                    withInput(model.weights(), model.description().input()),
                    Map.of(DESCRIPTION, description));
            out.flush();
        });
    }

    private static String source(final ModelFolder model, final Set<String> attributes) {
        final Network network = model.network();
        final StringBuilder text = new StringBuilder("class Net(Module):\n  __parameters__ = []\n  __buffers__ = [");
        for (final String attribute : attributes)
            text.append('"').append(attribute).append("\", ");
        text.append("]\n  training : bool\n");
        for (final String attribute : attributes)
            text.append("  ").append(attribute).append(" : Tensor\n");
        text.append(new TorchScript(network, TorchScript.Mode.INFERENCE)
                .forward("logits", List.of(network.outputNode(Network.LOGITS))));
        text.append("  def forward(self: __torch__.Net, crops: Tensor) -> Tensor:\n    w = [");
        for (int i = 0; i < network.parameters().size(); i++)
            text.append("self.p").append(i).append(", ");
        text.append("]\n    image = torch.div(torch.sub(");
        text.append(model.description().input().order().equals("RGB") ? "crops" : "torch.flip(crops, [1])");
        text.append(", self." + MEAN + "), self." + STD + ")\n");
        return text.append("    return ((self).logits(w, image, ))[0]\n").toString();
    }

    /** The weights, and the input's mean and standard deviation as two more. */
    private static Weights withInput(final Weights weights, final Normalisation input) {
        final Set<String> names = new LinkedHashSet<>(weights.names());
        names.addAll(List.of(MEAN, STD));
        return new Weights() {

            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Tensor get(final String name) {
                return switch (name) {
                    case MEAN -> channels(input.mean());
                    case STD -> channels(input.std());
                    default -> weights.get(name);
                };
            }
        };
    }

    private static Tensor channels(final double[] values) {
        return new Tensor(Shape.of(1, 3, 1, 1), new float[] {(float) values[0], (float) values[1], (float) values[2]});
    }
}
