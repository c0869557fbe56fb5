package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.explicell.SharedData;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.Beyond;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Regions;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.DataType;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.model.Safetensors;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole way, from an image file to named probabilities, with published ImageNet weights: compared with what timm and
 * torchvision see in the same photos (src/test/python/imagenet.py).
 */
class ImageNetTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "efficientnet_lite0, cat.bmp",
        "efficientnet_lite0, parrot.jpg",
        "mobilenet_v2_tf, cat.bmp",
        "mobilenet_v2_tf, parrot.jpg"
    })
    void aPhotoIsWhatTheOriginalSays(final String architecture, final String photo) throws IOException {
        final JsonObject fixture = fixture().getAsJsonObject(architecture);
        final Path weights = SharedData.file("weights/" + fixture.get("weights").getAsString());
        final Path file = SharedData.file("photos/" + photo);
        final ModelFolder model = model(architecture, fixture, weights);
        final List<Prediction> predictions = new ArrayList<>();
        try (Classifier classifier = new Classifier(model, ClassifierOptions.DEFAULT.on("cpu", Precision.FLOAT32));
                Picture picture = Pictures.open(file, 0)) {
            classifier.classify(picture, List.of(Regions.whole(picture)), predictions::add, Progress.NONE);
        }
        final Prediction prediction = predictions.get(0);
        final JsonArray expected = fixture.getAsJsonObject("photos").getAsJsonArray(photo);
        assertEquals(expected.get(0).getAsJsonObject().get("class").getAsInt(), prediction.classIndex());
        expected.forEach(e -> assertEquals(
                e.getAsJsonObject().get("probability").getAsDouble(),
                prediction.probabilities()[e.getAsJsonObject().get("class").getAsInt()],
                0.02,
                e.toString()));
        System.out.printf("%s, %s: %.4f%n", architecture, photo, prediction.probability());
    }

    private ModelFolder model(final String architecture, final JsonObject fixture, final Path weights)
            throws IOException {
        final double mean = fixture.get("mean").getAsDouble() / 255;
        final double std = fixture.get("divisor").getAsDouble() / 255;
        final int classes = fixture.get("classes").getAsInt();
        final ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                architecture,
                "",
                ArchitectureSpec.plain(architecture, 224),
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(),
                new CropRule(
                        224,
                        224,
                        Extent.EXACT,
                        Fit.SQUARE_INSIDE,
                        Beyond.MIRROR,
                        Outside.KEEP,
                        new float[3],
                        Interpolation.BICUBIC,
                        null),
                ChannelRule.DEFAULT,
                new Normalisation("RGB", new double[] {mean, mean, mean}, new double[] {std, std, std}),
                List.of(),
                1,
                null,
                null,
                null,
                "Apache-2.0",
                "",
                "");
        final Safetensors file = new Safetensors(weights);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        description.architecture().build(classes).parameters().forEach(p -> tensors.put(p.name(), file.get(p.name())));
        ModelFolder.write(folder.resolve("model"), description, tensors, DataType.F32, "");
        return ModelFolder.read(folder.resolve("model"));
    }

    private static JsonObject fixture() throws IOException {
        try (Reader reader = new InputStreamReader(
                ImageNetTest.class.getResourceAsStream("/fixtures/imagenet.json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
