package io.github.explicell.explain;

import io.github.explicell.explain.cam.GradCam;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
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
                    "Costs one forward pass.",
                    "Selvaraju et al. 2017",
                    null,
                    (m, settings) -> new GradCam(m)),
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
