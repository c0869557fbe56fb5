package io.github.explicell.explain.cam;

import static io.github.explicell.explain.OriginalMaps.near;

import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.OriginalMaps;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Subjects;
import io.github.explicell.explain.Target;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The maps of pytorch-grad-cam 1.5.7 with the same weights, input, layer and target. Where
 * pytorch-grad-cam leaves a paper, the test follows it, not the program: Grad-CAM++'s constant, Score-CAM's aligned
 * corners, Eigen-CAM's centred activations. The measure is max|a-b| / max|b|.
 */
class OriginalCamTest {

    private static final double TOLERANCE = 1e-3;
    /** pytorch-grad-cam's constant in the denominator of Grad-CAM++. */
    private static final double ITS_EPSILON = 1e-6;

    private static Cam like(final String theirs) {
        return switch (theirs) {
            case "GradCAM" -> new GradCam(Subjects.make("grad-cam").method());
            case "GradCAMPlusPlus" ->
                new GradCamPlusPlus(Subjects.make("grad-cam++").method(), ITS_EPSILON);
            case "ScoreCAM" ->
                ScoreCam.withAlignedCorners(Subjects.make("score-cam").method());
            case "LayerCAM" -> new LayerCam(Subjects.make("layer-cam").method());
            case "HiResCAM" -> new HiResCam(Subjects.make("hires-cam").method());
            case "XGradCAM" -> new XGradCam(Subjects.make("xgrad-cam").method());
            case "EigenCAM" -> new EigenCam(Subjects.make("eigen-cam").method(), true);
            case "AblationCAM" -> new AblationCam(Subjects.make("ablation-cam").method());
            default -> throw new IllegalArgumentException(theirs);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet34", "mobilenet_v2", "densenet169"})
    void mapsAreEqual(final String name) throws IOException {
        final OriginalMaps fixture = OriginalMaps.read(name);
        final Network network = Architectures.get(name).build(fixture.side, fixture.classes);
        final float[] image = FormulaWeights.input(3 * fixture.side * fixture.side);
        final Target target = Target.logit(fixture.target);
        final List<Explainer> methods = new ArrayList<>(List.of(like("ScoreCAM")));
        for (final String layer : fixture.layers.keySet())
            try (ExplainedNetwork open = Subjects.open(network, FormulaWeights.of(network), List.of(layer), methods)) {
                final Subject subject = Subjects.of(open, image, target);
                near(name + " logits", fixture.logits, subject.logits(), 1e-4);
                fixture.layers.get(layer).forEach((theirs, maps) -> {
                    final Cam ours = like(theirs);
                    final String what = name + " " + layer + " " + theirs;
                    near(what + " raw", maps.get("raw"), raw(ours, subject, maps.get("raw")), TOLERANCE);
                    if (!theirs.equals("HiResCAM") && !theirs.equals("EigenCAM"))
                        near(what + " final", maps.get("final"), asTheirs(ours.explain(subject)), TOLERANCE);
                });
            }
    }

    /** The map at the layer's size before ReLU; Eigen-CAM's with their sign, which is free. */
    private static float[] raw(final Cam ours, final Subject subject, final double[] theirs) {
        final String layer = subject.layers().get(0);
        if (ours instanceof WeightedCam weighted)
            return WeightedCam.sum(subject.activation(layer), weighted.weights(subject, layer));
        if (ours instanceof ElementwiseCam elementwise) return elementwise.sum(subject, layer);
        final float[] map = ours.map(subject, layer);
        double product = 0;
        for (int i = 0; i < map.length; i++) product += map[i] * theirs[i];
        if (product < 0) for (int i = 0; i < map.length; i++) map[i] = -map[i];
        return map;
    }

    /** From 0 to 1, some pixels; 0 if all are equal. */
    private static float[] asTheirs(final SaliencyMap map) {
        float min = map.values()[0];
        for (final float v : map.values()) min = Math.min(min, v);
        final float[] samples = OriginalMaps.sampled(map.values());
        final float range = map.max() - min;
        for (int i = 0; i < samples.length; i++) samples[i] = range == 0 ? 0 : (samples[i] - min) / range;
        return samples;
    }
}
