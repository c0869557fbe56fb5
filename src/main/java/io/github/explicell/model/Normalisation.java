package io.github.explicell.model;

/**
 * What happens to a crop's numbers before the network: with RGB values v in 0..1, (v - mean) / std for each channel.
 *
 * @param order {@code RGB} or {@code BGR}: the order in which the network wants the channels; mean and std are in
 *     this order, too
 * @param mean of each channel, for values in 0..1
 * @param std of each channel, above 0
 */
public record Normalisation(String order, double[] mean, double[] std) {

    /** torchvision's values for ImageNet. */
    public static final Normalisation IMAGENET =
            new Normalisation("RGB", new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225});

    /** EfficientNet-Lite's: (x - 127) / 128 for 8-bit values x. */
    private static final Normalisation EFFICIENTNET_LITE = grey(127 / 255.0, 128 / 255.0);

    /** TensorFlow's for MobileNet, Inception and NASNet: from -1 to 1. */
    private static final Normalisation TENSORFLOW = grey(0.5, 0.5);

    private static Normalisation grey(final double mean, final double std) {
        return new Normalisation("RGB", new double[] {mean, mean, mean}, new double[] {std, std, std});
    }

    /**
     * @param architecture name of an architecture
     * @return what its published ImageNet weights were trained with
     */
    public static Normalisation of(final String architecture) {
        return switch (architecture) {
            case "efficientnet_lite0" -> EFFICIENTNET_LITE;
            case "mobilenet_v1", "mobilenet_v2_tf", "inception_resnet_v2", "nasnet_large", "nasnet_mobile" ->
                TENSORFLOW;
            default -> IMAGENET;
        };
    }

    /**
     * @param order {@code RGB} or {@code BGR}: the order in which the network wants the channels; mean and std are in
     *     this order, too
     * @param mean of each channel, for values in 0..1
     * @param std of each channel, above 0
     * @throws IllegalArgumentException naming the field that is out of range
     */
    public Normalisation {
        if (!"RGB".equals(order) && !"BGR".equals(order))
            throw new IllegalArgumentException("input.order must be RGB or BGR, not " + order);
        if (mean == null || std == null || mean.length != 3 || std.length != 3)
            throw new IllegalArgumentException("input.mean and input.std must hold three numbers each");
        for (int c = 0; c < 3; c++) {
            if (!Double.isFinite(mean[c])) throw new IllegalArgumentException("input.mean must hold finite numbers");
            if (!(std[c] > 0) || !Double.isFinite(std[c]))
                throw new IllegalArgumentException("input.std must hold numbers above 0");
        }
    }

    /**
     * Normalises one crop.
     *
     * @param planes 3 x H x W, red first, 0..1
     * @param out receives 3 x H x W in the network's order
     * @param at where in {@code out} the crop starts
     */
    public void apply(final float[] planes, final float[] out, final int at) {
        final int area = planes.length / 3;
        for (int c = 0; c < 3; c++) {
            final int source = order.equals("RGB") ? c : 2 - c;
            final double m = mean[c];
            final double s = std[c];
            for (int i = 0; i < area; i++) out[at + c * area + i] = (float) ((planes[source * area + i] - m) / s);
        }
    }
}
