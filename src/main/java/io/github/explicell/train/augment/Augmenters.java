package io.github.explicell.train.augment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The augmenters by the kinds that JSON and pictures call them by. */
public final class Augmenters {

    private static final Map<String, Class<? extends Augmenter>> KINDS = kinds();

    private Augmenters() {}

    private static Map<String, Class<? extends Augmenter>> kinds() {
        final Map<String, Class<? extends Augmenter>> kinds = new LinkedHashMap<>();
        kinds.put("flip", Flip.class);
        kinds.put("quarter-turn", QuarterTurn.class);
        kinds.put("rotation", Rotation.class);
        kinds.put("shift", Shift.class);
        kinds.put("zoom", Zoom.class);
        kinds.put("shear", Shear.class);
        kinds.put("elastic", Elastic.class);
        kinds.put("brightness", Brightness.class);
        kinds.put("contrast", Contrast.class);
        kinds.put("gamma", Gamma.class);
        kinds.put("gain", Gain.class);
        kinds.put("hue-saturation", HueSaturation.class);
        kinds.put("stain-jitter", StainJitter.class);
        kinds.put("greyscale", Greyscale.class);
        kinds.put("channel-shuffle", ChannelShuffle.class);
        kinds.put("quantisation", Quantisation.class);
        kinds.put("clahe", Clahe.class);
        kinds.put("blur", Blur.class);
        kinds.put("noise", Noise.class);
        kinds.put("erasing", Erasing.class);
        kinds.put("edge-blend", EdgeBlend.class);
        kinds.put("canny-blend", CannyBlend.class);
        kinds.put("some-of", SomeOf.class);
        return kinds;
    }

    /** @return every kind, in the order of the documentation */
    public static Set<String> names() {
        return KINDS.keySet();
    }

    /**
     * @param augmenter of any kind
     * @return the kind of an augmenter, such as {@code rotation}
     */
    public static String nameOf(final Augmenter augmenter) {
        return KINDS.entrySet().stream()
                .filter(e -> e.getValue() == augmenter.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        augmenter.getClass().getSimpleName() + " is no kind of augmenter that has a name"));
    }

    /** @return the class of a kind, or null */
    static Class<? extends Augmenter> ofName(final String kind) {
        return KINDS.get(kind);
    }
}
