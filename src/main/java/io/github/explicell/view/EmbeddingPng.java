package io.github.explicell.view;

import io.github.explicell.files.WholeFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A map of embeddings as a picture: a dot for each image in the colour of its class, both axes to the same scale. */
public final class EmbeddingPng {

    private static final int SIDE = 640;
    private static final int MARGIN = 24;
    private static final int LINE = 20;
    private static final double DOT = 6;
    private static final int OPACITY = 170;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private final double[][] points;
    private final double left;
    private final double top;
    private final double scale;

    private EmbeddingPng(final double[][] points) {
        this.points = points;
        final double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        final double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (final double[] p : points)
            for (int c = 0; c < 2; c++) {
                low[c] = Math.min(low[c], p[c]);
                high[c] = Math.max(high[c], p[c]);
            }
        final double extent = Math.max(high[0] - low[0], high[1] - low[1]);
        scale = extent == 0 ? 1 : (SIDE - 2 * MARGIN) / extent;
        left = (low[0] + high[0]) / 2 - SIDE / 2.0 / scale;
        top = (low[1] + high[1]) / 2 + SIDE / 2.0 / scale;
    }

    /**
     * Writes the picture.
     *
     * @param file a PNG file; replaced when all is written
     * @param title stands above it
     * @param points N x 2, one at least
     * @param labels class of each point
     * @param classes names of the classes
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(
            final Path file,
            final String title,
            final double[][] points,
            final int[] labels,
            final List<String> classes)
            throws IOException {
        final BufferedImage image = of(title, points, labels, classes);
        WholeFile.write(file, out -> ImageIO.write(image, "png", out));
    }

    /** @return the picture */
    static BufferedImage of(
            final String title, final double[][] points, final int[] labels, final List<String> classes) {
        final int height = SIDE + 2 * LINE + LINE * classes.size() + MARGIN;
        final BufferedImage image = new BufferedImage(SIDE, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SIDE, height);
        g.setFont(FONT);
        g.setColor(Color.BLACK);
        g.drawString(title, MARGIN, LINE + 4);
        g.translate(0, 2 * LINE);
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(MARGIN / 2, MARGIN / 2 - LINE / 2, SIDE - MARGIN, SIDE - MARGIN + LINE / 2);
        new EmbeddingPng(points).dots(g, labels);
        g.translate(0, SIDE);
        legend(g, classes);
        g.dispose();
        return image;
    }

    private void dots(final Graphics2D g, final int[] labels) {
        for (int i = 0; i < points.length; i++) {
            final Color c = ClassColours.of(labels[i]);
            g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), OPACITY));
            g.fill(new Ellipse2D.Double(
                    (points[i][0] - left) * scale - DOT / 2, (top - points[i][1]) * scale - DOT / 2, DOT, DOT));
        }
    }

    private static void legend(final Graphics2D g, final List<String> classes) {
        final FontMetrics metrics = g.getFontMetrics();
        for (int i = 0; i < classes.size(); i++) {
            final int y = i * LINE + metrics.getAscent();
            g.setColor(ClassColours.of(i));
            g.fill(new Ellipse2D.Double(MARGIN, y - 10, 10, 10));
            g.setColor(Color.BLACK);
            g.drawString(classes.get(i), MARGIN + LINE, y);
        }
    }
}
