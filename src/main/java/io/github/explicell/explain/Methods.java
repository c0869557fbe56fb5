package io.github.explicell.explain;

import io.github.explicell.explain.cam.AblationCam;
import io.github.explicell.explain.cam.AttentionMap;
import io.github.explicell.explain.cam.EigenCam;
import io.github.explicell.explain.cam.GradCam;
import io.github.explicell.explain.cam.GradCamPlusPlus;
import io.github.explicell.explain.cam.HiResCam;
import io.github.explicell.explain.cam.LayerCam;
import io.github.explicell.explain.cam.ScoreCam;
import io.github.explicell.explain.cam.XGradCam;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.pixel.IntegratedGradients;
import io.github.explicell.explain.pixel.Occlusion;
import io.github.explicell.explain.pixel.SmoothGrad;
import io.github.explicell.network.Network;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All methods of explanation: dialogs, help texts and the choice of a method are made from this list alone. */
public final class Methods {

    private static final List<Method> ALL = List.of(
            new Method(
                    "grad-cam",
                    "Grad-CAM",
                    "Weighs each feature map by the mean of the class's gradient over it.",
                    "One forward pass.",
                    "Selvaraju et al. 2017",
                    null,
                    (m, settings) -> new GradCam(m)),
            new Method(
                    "grad-cam++",
                    "Grad-CAM++",
                    "Weighs each feature map by its positive gradients, so that several places with the same evidence count alike.",
                    "One forward pass.",
                    "Chattopadhyay et al. 2018",
                    null,
                    (m, settings) -> new GradCamPlusPlus(m)),
            new Method(
                    "score-cam",
                    "Score-CAM",
                    "Weighs each feature map by how much the image's score rises when only what the map shows is left of it.",
                    "A forward pass for each feature map: 2,048 for a ResNet-50.",
                    "Wang et al. 2020",
                    null,
                    (m, settings) -> ScoreCam.ofPaper(m, settings.screening())),
            new Method(
                    "layer-cam",
                    "Layer-CAM",
                    "Weighs each pixel of each feature map by its own positive gradient; made for any layer, early ones too.",
                    "One forward pass.",
                    "Jiang et al. 2021",
                    null,
                    (m, settings) -> new LayerCam(m)),
            new Method(
                    "score-cam-published",
                    "Score-CAM (tf-keras-vis)",
                    "An approximation of Score-CAM that weighs each feature map by the masked image's score itself, as tf-keras-vis does.",
                    "A forward pass for each feature map.",
                    "Kubota 2022 (tf-keras-vis)",
                    null,
                    (m, settings) -> ScoreCam.withoutSoftmax(m)),
            new Method(
                    "faster-score-cam",
                    "Faster Score-CAM",
                    "An approximation of Score-CAM that keeps only the few feature maps whose values spread most.",
                    "A forward pass for each map that is kept, 10 by default.",
                    "Tabayashi 2020; Kubota 2022",
                    null,
                    (m, settings) -> ScoreCam.ofTop(m, settings.topChannels())),
            new Method(
                    "hires-cam",
                    "HiResCAM",
                    "Weighs each pixel of each feature map by its own gradient, of either sign.",
                    "One forward pass.",
                    "Draelos and Carin 2020",
                    null,
                    (m, settings) -> new HiResCam(m)),
            new Method(
                    "xgrad-cam",
                    "XGrad-CAM",
                    "Weighs each feature map by the mean of the gradient where the map is active.",
                    "One forward pass.",
                    "Fu et al. 2020",
                    null,
                    (m, settings) -> new XGradCam(m)),
            new Method(
                    "eigen-cam",
                    "Eigen-CAM",
                    "Shows what the feature maps have most in common, whatever the class.",
                    "One forward pass.",
                    "Muhammad and Yeasin 2020",
                    null,
                    (m, settings) -> new EigenCam(m)),
            new Method(
                    "ablation-cam",
                    "Ablation-CAM",
                    "Weighs each feature map by how much the score falls without it.",
                    "A pass through the part of the network behind the layer for each feature map; next to nothing at the last layer.",
                    "Desai and Ramaswamy 2020",
                    null,
                    (m, settings) -> new AblationCam(m)),
            new Method(
                    "integrated-gradients",
                    "Integrated Gradients",
                    "Adds up the gradient at each pixel on the way from an empty image to this one; reads no layer.",
                    "50 forward and backward passes.",
                    "Sundararajan et al. 2017",
                    null,
                    (m, settings) -> new IntegratedGradients(m, settings.steps())),
            new Method(
                    "smooth-grad",
                    "SmoothGrad",
                    "Averages the gradient at each pixel over noisy copies of the image; it has no sign, and reads no layer.",
                    "25 forward and backward passes.",
                    "Smilkov et al. 2017",
                    null,
                    (m, settings) -> new SmoothGrad(m, settings.samples(), settings.sigma())),
            new Method(
                    "occlusion",
                    "Occlusion",
                    "Shows how much the score falls when a window over each place is emptied; reads no layer.",
                    "About 225 forward passes.",
                    "Zeiler and Fergus 2014",
                    null,
                    (m, settings) -> new Occlusion(m, settings.window(), settings.stride())),
            new Method(
                    "soft-attention",
                    "Soft attention",
                    "Shows where a network with soft attention looks, whatever the class.",
                    "One forward pass.",
                    "Datta et al. 2021",
                    "attention",
                    (m, settings) -> new AttentionMap(m)),
            SuperpixelExplainer.method(SuperpixelMethod.LIME, SuperpixelSettings.DEFAULT),
            SuperpixelExplainer.method(SuperpixelMethod.KERNEL_SHAP, SuperpixelSettings.DEFAULT));

    private Methods() {}

    /** @return every method, those of the paper on cervical cells first */
    public static List<Method> all() {
        return ALL;
    }

    /**
     * @param network a model's network
     * @return the methods that can explain it
     */
    public static List<Method> offeredBy(final Network network) {
        return ALL.stream().filter(m -> m.isOfferedBy(network)).toList();
    }

    /**
     * @param name of a method
     * @return the method
     * @throws IllegalArgumentException with the names there are
     */
    public static Method get(final String name) {
        return ALL.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no method " + name + "; the methods are "
                        + ALL.stream().map(Method::name).collect(Collectors.joining(", "))));
    }

    /**
     * @param names methods' names, divided by commas; one named twice counts once
     * @return the methods in that order
     * @throws IllegalArgumentException with the names there are
     */
    public static List<Method> parse(final String names) {
        final Set<Method> methods = new LinkedHashSet<>();
        Arrays.stream(names.split(",", -1)).map(String::strip).forEach(name -> methods.add(get(name)));
        return List.copyOf(methods);
    }
}
