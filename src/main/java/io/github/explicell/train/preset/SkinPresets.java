package io.github.explicell.train.preset;

import io.github.explicell.image.Fit;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.network.Heads;
import io.github.explicell.train.Freezing;
import io.github.explicell.train.LayerRates;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Optimisation.Course;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Selection;
import io.github.explicell.train.Stage;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.preset.Preset.Backbone;
import java.util.List;

/** The protocol of the publication on skin lesions. */
final class SkinPresets {

    private static final String SOURCE =
            "Diagnostic support of skin lesion classification using CNN and Soft Attention (HAM10000)";

    private static final Heads.SoftAttention ATTENTION = new Heads.SoftAttention(16, false);
    private static final MetadataSettings METADATA = new MetadataSettings(
            MetadataSettings.parse("age:number,sex:category,localization:category"),
            0,
            MetadataSettings.PUBLISHED_WIDTH);

    private static final double DROPOUT = 0.5;
    private static final int SIZE = 224;

    private SkinPresets() {}

    static Preset softAttention() {
        return new Preset(
                "skin-soft-attention",
                "Lesions of the skin: soft attention near the end of a pretrained network learns where to look; rare"
                        + " classes count as much as frequent ones.",
                SOURCE,
                List.of(
                        head("efficientnet_lite0", SIZE, "blocks.5.3.conv_dw", false),
                        head("densenet201", SIZE, "features.denseblock4.denselayer29.relu2", true),
                        head("inception_resnet_v2", 299, "repeat_2.8.branch0.bn", true),
                        head("resnet50", SIZE, "layer4", true),
                        head("resnet152", SIZE, "layer4.0", true),
                        head("nasnet_large", 331, "cell_17.comb_iter_4_left.relu1", true),
                        head("nasnet_mobile", SIZE, "cell_15.comb_iter_4_left.relu1", true),
                        head("mobilenet_v2", SIZE, "features.15.conv.1.0", true),
                        head("mobilenet_v3_large", SIZE, "features.15.block.0", true),
                        head("mobilenet_v3_small", SIZE, "features.11.block.1", true),
                        through("vgg16", "features.22"),
                        through("resnet34", "layer2")),
                Fit.SQUARE_INSIDE,
                List.of(classifier()),
                false,
                SplitRule.shares(0.1, 0.1),
                METADATA);
    }

    private static Backbone head(
            final String architecture, final int size, final String node, final boolean published) {
        return new Backbone(architecture, size, Step.attentionHead(node, ATTENTION, DROPOUT), Freezing.NONE, published);
    }

    /** What stands behind the node remains and reads the attended map, too. */
    private static Backbone through(final String architecture, final String node) {
        return new Backbone(architecture, SIZE, Step.attention(node, ATTENTION), Freezing.NONE, true);
    }

    private static Stage classifier() {
        return new Stage(
                "classifier",
                null,
                Freezing.NONE,
                LayerRates.NONE,
                new Optimisation(
                        Optimisation.Rule.ADAM,
                        1e-3,
                        0,
                        0.9,
                        new Course(Course.Kind.PLATEAU, 0, 0.2, 5, 1e-7),
                        0,
                        0,
                        new Optimisation.Epsilon(0.1, true)),
                new LossSettings(
                        LossKind.CROSS_ENTROPY,
                        true,
                        ClassWeights.Division.N,
                        0,
                        LossSettings.GAMMA,
                        null,
                        LossSettings.Decision.MOST_PROBABLE),
                Sampling.SHUFFLED,
                32,
                150,
                35,
                Selection.LOSS,
                Presets.get("skin"));
    }
}
