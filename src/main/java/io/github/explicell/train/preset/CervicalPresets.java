package io.github.explicell.train.preset;

import io.github.explicell.image.Fit;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.network.Heads;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.ContrastiveSettings;
import io.github.explicell.train.Freezing;
import io.github.explicell.train.LayerRates;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Optimisation.Course;
import io.github.explicell.train.Projection;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Selection;
import io.github.explicell.train.Stage;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import io.github.explicell.train.preset.Preset.Backbone;
import java.util.List;

/** The three protocols of the publication on cervical cells. */
final class CervicalPresets {

    private static final String SOURCE =
            "Explainable Contrastive and Cost-Sensitive Learning for Cervical Cancer Classification (SIPaKMeD)";

    /** The publication's input, in pixels. */
    private static final int SIZE = 110;

    private static final int WIDTH = 1024;
    private static final double DROPOUT = 0.5;

    /** The publication's shares: 64, 16 and 20 %. */
    private static final SplitRule SPLIT = SplitRule.shares(0.16, 0.2);

    /** Keras's own. */
    private static final Optimisation.Epsilon EPSILON = new Optimisation.Epsilon(1e-7, true);

    private static final Course PLATEAU = new Course(Course.Kind.PLATEAU, 0, 0.2, 2, 1e-5);
    private static final Course CONSTANT = new Course(Course.Kind.CONSTANT, 0, 0.2, 2, 1e-5);

    private CervicalPresets() {}

    static Preset fineTuning() {
        return new Preset(
                "cervical-finetune",
                "Cells of a smear: a pretrained network, its first layers frozen, a new head on a middle or the last layer.",
                SOURCE,
                backbones(),
                Fit.STRETCHED,
                List.of(classifier(1e-3, LossSettings.CROSS_ENTROPY)),
                false,
                SPLIT,
                MetadataSettings.NONE);
    }

    static Preset costSensitive() {
        return new Preset(
                "cervical-cost-sensitive",
                "Goes on from a model of cervical-finetune, rare classes counting as much as frequent ones.",
                SOURCE,
                backbones(),
                Fit.STRETCHED,
                List.of(classifier(1e-3, balanced())),
                true,
                SPLIT,
                MetadataSettings.NONE);
    }

    static Preset contrastive() {
        return new Preset(
                "cervical-contrastive",
                "Cells of a smear: the network first learns to bring cells of one class together, then a classifier is"
                        + " trained on what it gives.",
                SOURCE,
                List.of(
                        perceptron("efficientnet_lite0", false),
                        perceptron("vgg16", true),
                        perceptron("vgg19", true),
                        perceptron("resnet50", true),
                        perceptron("mobilenet_v2", true),
                        perceptron("densenet169", true)),
                Fit.STRETCHED,
                List.of(encoder(), classifier(1e-4, LossSettings.CROSS_ENTROPY)),
                false,
                SPLIT,
                MetadataSettings.NONE);
    }

    private static LossSettings balanced() {
        return new LossSettings(
                LossKind.CROSS_ENTROPY,
                true,
                ClassWeights.Division.N,
                0,
                LossSettings.GAMMA,
                null,
                LossSettings.Decision.MOST_PROBABLE);
    }

    /** "Tap" is what the publication's heads read; its VGG and ResNet end in the middle. */
    private static List<Backbone> backbones() {
        return List.of(
                headB("efficientnet_lite0", "blocks.4", false),
                headA("vgg16", "features.19", "features.22"),
                headA("vgg19", "features.27", "features.31"),
                headA("resnet50", "layer2", "layer3.0.downsample.0"),
                headB("mobilenet_v2", "features.12.conv.0", true),
                headB("densenet169", "features.denseblock3.denselayer16.conv1", true));
    }

    private static Backbone headA(final String architecture, final String frozen, final String tap) {
        return new Backbone(
                architecture,
                SIZE,
                Step.hiddenHead(tap, Heads.Pooling.MAXIMUM, WIDTH, DROPOUT),
                Freezing.to(frozen),
                true);
    }

    private static Backbone headB(final String architecture, final String frozen, final boolean published) {
        return new Backbone(
                architecture,
                SIZE,
                Step.hiddenHead(tap(architecture), Heads.Pooling.AVERAGE, WIDTH, 0),
                Freezing.to(frozen),
                published);
    }

    /** The encoder is the whole backbone with its pool; the classifier's stage leaves all of it alone. */
    private static Backbone perceptron(final String architecture, final boolean published) {
        return new Backbone(
                architecture,
                SIZE,
                Step.perceptronHead(tap(architecture), WIDTH / 2, DROPOUT),
                Freezing.to("head.flatten"),
                published);
    }

    private static String tap(final String architecture) {
        return Architectures.get(architecture).build(SIZE, 2).tap();
    }

    private static Stage classifier(final double rate, final LossSettings loss) {
        return new Stage(
                "classifier",
                null,
                Freezing.NONE,
                LayerRates.NONE,
                new Optimisation(Optimisation.Rule.ADAM, rate, 0, 0.9, PLATEAU, 0, 0, EPSILON),
                loss,
                Sampling.SHUFFLED,
                32,
                50,
                3,
                Selection.LOSS,
                Presets.get("cervical-six"));
    }

    private static Stage encoder() {
        return new Stage(
                "encoder",
                new Projection(128),
                Freezing.NONE,
                LayerRates.NONE,
                new Optimisation(Optimisation.Rule.ADAM, 1e-4, 0, 0.9, CONSTANT, 0, 0, EPSILON),
                new ContrastiveSettings(
                        LossKind.N_PAIRS_SOFT,
                        0.05,
                        SupCon.Factor.ONE,
                        NtXent.Positives.CLASSES,
                        0.2,
                        Triplet.Mining.SEMI_HARD,
                        0.002),
                Sampling.PAIRS,
                32,
                50,
                0,
                Selection.LOSS,
                Presets.get("cervical-six"));
    }
}
