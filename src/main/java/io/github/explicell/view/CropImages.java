package io.github.explicell.view;

import java.awt.image.BufferedImage;

/** Crops as pictures. */
final class CropImages {

    private CropImages() {}

    /**
     * @param planes 3 x height x width, 0..1
     * @param width in pixels
     * @param height in pixels
     * @return red, green and blue
     */
    static BufferedImage of(final float[] planes, final int width, final int height) {
        final int area = width * height;
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < area; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++)
                rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, planes[c * area + i])));
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }
}
