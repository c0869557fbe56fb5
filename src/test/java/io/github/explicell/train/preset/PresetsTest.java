package io.github.explicell.train.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Surgery;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.TrainingSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expected shapes and numbers of parameters: the summaries in the publications' notebooks. Keras's layers of the
 * normalisation (7 and 3 numbers) are not in ours, and soft attention's gamma is not in theirs.
 */
class PresetsTest {

    private static Network network(final String preset, final String architecture, final int classes) {
        return TrainingPresets.get(preset)
                .settings(architecture, "m")
                .architecture()
                .build(classes);
    }

    private static long size(final Network network, final Set<String> names) {
        return network.parameters().stream()
                .filter(p -> names == null || names.contains(p.name()))
                .mapToLong(p -> p.shape().size())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "vgg16, features.22, 512, 13, 8171845, 2893317",
        "vgg19, features.31, 512, 6, 15841349, 5253125",
        "mobilenet_v2, features.18.2, 1280, 4, 3574853, 3178309",
        "densenet169, features.norm5, 1664, 3, 14352965, 11176453"
    })
    void fineTuningHasThePublishedLayers(
            final String architecture,
            final String tap,
            final int channels,
            final int side,
            final long all,
            final long trainable) {
        for (final String preset : new String[] {"cervical-finetune", "cervical-cost-sensitive"}) {
            final Network network = network(preset, architecture, 5);
            assertEquals(Shape.of(channels, side, side), network.shape(tap));
            assertEquals(all, size(network, null));
            final String frozen = TrainingPresets.get(preset)
                    .backbone(architecture)
                    .freezing()
                    .to();
            assertEquals(
                    trainable, size(network, Surgery.freezeTo(network, frozen).trainable()));
        }
    }

    @Test
    void fineTuningOfResNetTrainsOneConvolution() {
        final Network network = network("cervical-finetune", "resnet50", 5);
        assertEquals(Shape.of(1024, 7, 7), network.shape("layer3.0.downsample.0"));
        // Keras's convolution has 1024 biases, torch's has none
        assertEquals(
                1584133 - 1024,
                size(network, Surgery.freezeTo(network, "layer2").trainable()));
    }

    @ParameterizedTest
    @CsvSource({"vgg16, 14780359", "vgg19, 20090055", "mobilenet_v2, 2421959", "densenet169, 12856007"})
    void encodersHaveThePublishedParameters(final String architecture, final long published) {
        final TrainingSettings settings =
                TrainingPresets.get("cervical-contrastive").settings(architecture, "m");
        final Network network = Heads.projection(settings.architecture().build(5), 128);
        assertEquals(published - 7, size(network, null));
        assertEquals(Shape.of(128), network.shape(network.outputNode(Heads.EMBEDDING)));
        // the classifier learns on the encoder as it is
        final Network classifier = settings.architecture().build(5);
        final Set<String> learning = Surgery.freezeTo(
                        classifier, settings.classifier().freezing().to())
                .trainable();
        assertTrue(learning.stream().allMatch(name -> name.startsWith("head.")), learning.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "densenet201, 128, 7",
        "inception_resnet_v2, 192, 8",
        "resnet50, 2048, 7",
        "resnet152, 2048, 7",
        "nasnet_large, 672, 11",
        "nasnet_mobile, 176, 7",
        "mobilenet_v2, 960, 7",
        "mobilenet_v3_large, 960, 7",
        "mobilenet_v3_small, 576, 7",
        "efficientnet_lite0, 1152, 7",
        "vgg16, 512, 28",
        "resnet34, 128, 28"
    })
    void softAttentionReadsThePublishedMaps(final String architecture, final int channels, final int side) {
        final Network network = network("skin-soft-attention", architecture, 7);
        final Preset.Backbone backbone =
                TrainingPresets.get("skin-soft-attention").backbone(architecture);
        assertEquals(
                Shape.of(channels, side, side), network.shape(backbone.head().node()));
        assertEquals(Shape.of(1, side, side), network.shape(network.outputNode(Heads.ATTENTION)));
        final long attention = network.parameters().stream()
                .filter(p -> p.name().startsWith("attention."))
                .mapToLong(p -> p.shape().size())
                .sum();
        assertEquals(144L * channels + 16 + 1, attention);
    }

    @ParameterizedTest
    @CsvSource({"densenet201, 17596250", "mobilenet_v2, 1354714"})
    void withMetadataItHasThePublishedParameters(final String architecture, final long published) {
        final TrainingSettings settings =
                TrainingPresets.get("skin-soft-attention").settings(architecture, "m");
        final ArchitectureSpec spec = settings.architecture();
        final Network network = new ArchitectureSpec(
                        spec.name(), spec.size(), List.of(spec.surgery().get(0).with(new Heads.Metadata(21, 4096))))
                .build(7);
        assertEquals(published - 3 + 1, size(network, null));
    }

    static Iterable<Preset> presets() {
        return TrainingPresets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyBackboneHasItsNetworkAndItsFrozenPart(final Preset preset) {
        assertFalse(preset.sentence().isBlank());
        for (final String architecture : preset.architectures()) {
            final TrainingSettings settings = preset.settings(architecture, "m");
            final Network network = settings.architecture().build(5);
            final String frozen = settings.classifier().freezing().to();
            if (frozen != null) Surgery.freezeTo(network, frozen);
            assertEquals(5, network.classes());
            for (final Parameter p : network.parameters()) assertTrue(p.shape().size() > 0, p.name());
        }
        assertThrows(IllegalArgumentException.class, () -> preset.settings("convnext_tiny", "m"));
    }

    @Test
    void onlyTheCostSensitiveAndTheSkinPresetWeighClasses() {
        for (final Preset preset : TrainingPresets.all()) {
            final LossSettings loss = preset.settings(null, "m").loss();
            final boolean weighs = preset.name().matches("cervical-cost-sensitive|skin-soft-attention");
            assertEquals(weighs, loss.balanced(), preset.name());
        }
        assertThrows(IllegalArgumentException.class, () -> TrainingPresets.get("cervical"));
    }
}
