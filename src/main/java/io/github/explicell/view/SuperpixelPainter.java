package io.github.explicell.view;

import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.superpixel.Superpixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Paints super-pixels onto pictures: their outlines, or what they speak for. */
final class SuperpixelPainter {

    private static final Color INK = new Color(0x202020);
    private static final Color CASING = new Color(0, 0, 0, 110);
    private static final Color LINE = new Color(0xffe000);
    private static final double SOLID = 0.8;
    private static final int ALL = -1;

    private final Graphics2D g;

    /** @param g paints; its font is that of notes */
    SuperpixelPainter(final Graphics2D g) {
        this.g = g;
    }

    /**
     * Fills each super-pixel by its weight, and draws lines around those that lead.
     *
     * @param result weights of super-pixels
     * @param place from the crop's coordinates to the picture's
     * @param line width of lines in the picture's pixels
     * @param view which are painted
     */
    void paint(
            final SuperpixelExplanation result,
            final AffineTransform place,
            final float line,
            final SuperpixelView view) {
        final Superpixels superpixels = result.superpixels();
        final double[] weights = result.weights();
        final double strongest = SuperpixelView.strongest(weights);
        final int[] pixels = new int[superpixels.labels().length];
        for (int i = 0; i < pixels.length; i++) {
            final double weight = weights[superpixels.labels()[i]];
            if (view.shows(weight))
                pixels[i] = SuperpixelView.colour(weight, strongest).getRGB();
        }
        final int width = superpixels.width();
        final BufferedImage image = new BufferedImage(width, superpixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, superpixels.height(), pixels, 0, width);
        g.drawImage(image, place, null);
        g.setStroke(new BasicStroke(line));
        for (final int part : result.leading()) {
            if (!view.shows(weights[part])) continue;
            g.setColor(SuperpixelView.colour(weights[part], SOLID * Math.abs(weights[part])));
            g.draw(place.createTransformedShape(edges(superpixels, part)));
        }
    }

    /**
     * Draws the lines between super-pixels, with a dark casing that keeps them visible on a white background.
     *
     * @param superpixels of a crop
     * @param place from the crop's coordinates to the picture's
     * @param line width of lines in the picture's pixels
     */
    void outline(final Superpixels superpixels, final AffineTransform place, final float line) {
        final Shape edges = place.createTransformedShape(edges(superpixels, ALL));
        g.setColor(CASING);
        g.setStroke(new BasicStroke(2 * line));
        g.draw(edges);
        g.setColor(LINE);
        g.setStroke(new BasicStroke(line));
        g.draw(edges);
    }

    /** The edges between pixels of different parts, one of which is the given one; those at the border of the crop, too. */
    private static Path2D edges(final Superpixels superpixels, final int part) {
        final Path2D path = new Path2D.Double();
        final int width = superpixels.width();
        final int height = superpixels.height();
        for (int y = 0; y < height; y++)
            for (int x = 0; x <= width; x++)
                if (isEdge(at(superpixels, x - 1, y), at(superpixels, x, y), part)) {
                    path.moveTo(x, y);
                    path.lineTo(x, y + 1);
                }
        for (int y = 0; y <= height; y++)
            for (int x = 0; x < width; x++)
                if (isEdge(at(superpixels, x, y - 1), at(superpixels, x, y), part)) {
                    path.moveTo(x, y);
                    path.lineTo(x + 1, y);
                }
        return path;
    }

    private static boolean isEdge(final int a, final int b, final int part) {
        return a != b && (part == ALL || a == part || b == part);
    }

    private static int at(final Superpixels superpixels, final int x, final int y) {
        return x < 0 || y < 0 || x >= superpixels.width() || y >= superpixels.height()
                ? Integer.MIN_VALUE
                : superpixels.labels()[y * superpixels.width() + x];
    }

    /** Says what the colours mean, from left to right. */
    void key(final int x, final int y, final int height, final SuperpixelView view) {
        final FontMetrics metrics = g.getFontMetrics();
        final int base = y + (height + metrics.getAscent() - metrics.getDescent()) / 2;
        final List<String> words = new ArrayList<>(List.of(" for the class "));
        if (view == SuperpixelView.BOTH) words.add(" against it ");
        int at = x;
        for (int i = 0; i < words.size(); i++) {
            g.setColor(SuperpixelView.colour(i == 0 ? 1 : -1, 1));
            g.fillRect(at, y, 2 * height, height);
            g.setColor(INK);
            g.drawString(words.get(i), at + 2 * height, base);
            at += 2 * height + metrics.stringWidth(words.get(i));
        }
        g.drawString("stronger: larger weight", at, base);
    }
}
