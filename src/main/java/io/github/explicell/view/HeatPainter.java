package io.github.explicell.view;

import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.SaliencyMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** Paints saliency maps and their colour bar onto pictures. */
final class HeatPainter {

    private static final Color INK = new Color(0x202020);
    private static final Color PAPER = new Color(255, 255, 255, 216);
    private static final int OPAQUE = 0xff;

    private final Graphics2D g;
    private final HeatStyle style;

    /**
     * @param g paints; its font is that of notes
     * @param style how maps are painted
     */
    HeatPainter(final Graphics2D g, final HeatStyle style) {
        this.g = g;
        this.style = style;
    }

    /**
     * Paints what was explained: super-pixels where there are some, else the heat map.
     *
     * @param explanation of a region
     * @param place from the crop's coordinates to the picture's
     * @param line width of lines in the picture's pixels
     */
    void paint(final Explanation explanation, final AffineTransform place, final float line) {
        if (explanation.superpixels() == null) paint(explanation.map(), place, line);
        else new SuperpixelPainter(g).paint(explanation.superpixels(), place, line, style.superpixels());
    }

    /**
     * Paints a map, or says that nothing in it speaks for its target.
     *
     * @param map any
     * @param place from the map's coordinates to the picture's
     * @param line width of contours in the picture's pixels
     */
    void paint(final SaliencyMap map, final AffineTransform place, final float line) {
        if (!map.hasPositive()) {
            note(map, place);
            return;
        }
        final float[] normalised = map.normalised();
        g.drawImage(picture(normalised, map), place, null);
        g.setStroke(new BasicStroke(line));
        for (final double level : style.levels()) {
            g.setColor(new Color(style.colours().rgb(level)));
            g.draw(place.createTransformedShape(Contours.of(normalised, map.width(), map.height(), (float) level)));
        }
    }

    /** Paints what the colours mean, and the words for both ends, from left to right. */
    void bar(final int x, final int y, final int width, final int height) {
        final FontMetrics metrics = g.getFontMetrics();
        final int base = y + (height + metrics.getAscent() - metrics.getDescent()) / 2;
        final int left = x + metrics.stringWidth("0 ");
        g.setColor(INK);
        g.drawString("0", x, base);
        for (int i = 0; i < width; i++) {
            final int rgb = style.rgb(i / (width - 1f));
            if (rgb != 0) {
                g.setColor(new Color(rgb));
                g.fillRect(left + i, y, 1, height);
            }
        }
        g.setColor(INK);
        g.setStroke(new BasicStroke(1));
        g.drawRect(left, y, width, height);
        g.drawString(" 1 = each map's maximum", left + width, base);
    }

    // -- Helper methods --

    private BufferedImage picture(final float[] normalised, final SaliencyMap map) {
        final int alpha = (int) Math.round(OPAQUE * style.opacity());
        final int[] pixels = new int[normalised.length];
        for (int i = 0; i < pixels.length; i++) {
            final int rgb = style.rgb(normalised[i]);
            pixels[i] = rgb == 0 ? 0 : alpha << 24 | rgb;
        }
        final BufferedImage image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, map.width(), map.height(), pixels, 0, map.width());
        return image;
    }

    private void note(final SaliencyMap map, final AffineTransform place) {
        final FontMetrics metrics = g.getFontMetrics();
        final int width = metrics.stringWidth(HeatRois.NOTHING);
        final Point2D centre = place.transform(new Point2D.Double(map.width() / 2.0, map.height() / 2.0), null);
        final int x = (int) Math.round(centre.getX() - width / 2.0);
        final int y = (int) Math.round(centre.getY() - metrics.getHeight() / 2.0);
        g.setColor(PAPER);
        g.fillRect(x - 2, y, width + 4, metrics.getHeight());
        g.setColor(INK);
        g.drawString(HeatRois.NOTHING, x, y + metrics.getAscent());
    }
}
