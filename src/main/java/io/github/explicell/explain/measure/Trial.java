package io.github.explicell.explain.measure;

import io.github.explicell.explain.SaliencyMap;

/** One map put to the test on its image. What several measures need is computed once. One thread at a time. */
public final class Trial {

    private final ScoredImage image;
    private final SaliencyMap map;
    private int[] order;
    private double explained = Double.NaN;

    /**
     * @param image the image that the map explains; may be shared by several maps
     * @param map of the image's width and height
     * @throws IllegalArgumentException if the map has another size
     */
    public Trial(final ScoredImage image, final SaliencyMap map) {
        if (map.width() != image.width() || map.height() != image.height())
            throw new IllegalArgumentException("a map of " + map.width() + " x " + map.height()
                    + " pixels does not fit an image of " + image.width() + " x " + image.height());
        this.image = image;
        this.map = map;
    }

    /** @return the image */
    ScoredImage image() {
        return image;
    }

    /** @return the map */
    SaliencyMap map() {
        return map;
    }

    /** @return whether the map says where anything speaks for the target */
    boolean hasEvidence() {
        return map.hasPositive();
    }

    /** @return whether the map has evidence, and there is a mask that is not empty */
    boolean hasEvidenceAndMask() {
        return hasEvidence() && image.maskSize() > 0;
    }

    /** @return the pixels' indices by falling value of the map, as {@link PixelOrder} has them; not to be changed */
    int[] order() {
        if (order == null) order = PixelOrder.falling(map.values());
        return order;
    }

    /** @return the target's probability for the image times the map in 0..1 */
    double scoreOfExplained() {
        if (Double.isNaN(explained))
            explained = image.scores(1, (i, images, offset) -> {
                final float[] weights = map.normalised();
                final float[] pixels = image.pixels();
                for (int p = 0; p < pixels.length; p++) images[offset + p] = pixels[p] * weights[p % weights.length];
            })[0];
        return explained;
    }
}
