package io.github.explicell.network.architecture;

import io.github.explicell.network.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The architectures by name. */
public final class Architectures {

    /** Builds an architecture for an input and a number of classes. */
    @FunctionalInterface
    public interface Architecture {

        /**
         * @param size height and width of the input image in pixels
         * @param classes number of classes
         * @return the network, with the input {@link Network#IMAGE} (3 x size x
         *         size) and the output {@link Network#LOGITS}
         */
        Network build(int size, int classes);
    }

    private static final Map<String, Architecture> ALL = all();

    private Architectures() {}

    private static Map<String, Architecture> all() {
        final Map<String, Architecture> map = new LinkedHashMap<>();
        map.put("convnext_tiny", ConvNeXt::tiny);
        map.put("densenet169", DenseNet::densenet169);
        map.put("densenet201", DenseNet::densenet201);
        map.put("efficientnet_b0", EfficientNet::b0);
        map.put("efficientnet_lite0", EfficientNetLite::lite0);
        map.put("inception_resnet_v2", InceptionResNetV2::build);
        map.put("mobilenet_v1", MobileNetV1::build);
        map.put("mobilenet_v2", MobileNetV2::build);
        map.put("mobilenet_v2_tf", MobileNetV2::buildWithSamePadding);
        map.put("mobilenet_v3_large", MobileNetV3::large);
        map.put("mobilenet_v3_small", MobileNetV3::small);
        map.put("nasnet_large", NasNet::large);
        map.put("nasnet_mobile", NasNet::mobile);
        map.put("resnet34", ResNet::resnet34);
        map.put("resnet50", ResNet::resnet50);
        map.put("resnet152", ResNet::resnet152);
        map.put("squeezenet1_1", SqueezeNet::build);
        map.put("vgg16", Vgg::vgg16);
        map.put("vgg16_bn", Vgg::vgg16bn);
        map.put("vgg19", Vgg::vgg19);
        map.put("vgg19_bn", Vgg::vgg19bn);
        return Collections.unmodifiableMap(map);
    }

    /** @return the names, as {@link #get} takes them */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * @param name one of {@link #names()}
     * @return the architecture
     * @throws IllegalArgumentException with the list of names, if there is none
     *           of that name
     */
    public static Architecture get(final String name) {
        final Architecture architecture = ALL.get(name);
        if (architecture == null)
            throw new IllegalArgumentException(
                    "there is no architecture named " + name + "; there are " + String.join(", ", ALL.keySet()));
        return architecture;
    }
}
