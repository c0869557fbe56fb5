package io.github.explicell.view;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.files.WholeFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A confusion matrix as a picture: rows are true classes, columns predicted ones, each cell the count and the share of the
 * row, which is its colour, too.
 */
public final class ConfusionPng {

    private static final int CELL = 56;
    private static final int MARGIN = 12;
    private static final Color FULL = ClassColours.of(0);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private final ConfusionMatrix matrix;
    private final Graphics2D g;
    private final int left;
    private final int top;

    private ConfusionPng(final ConfusionMatrix matrix, final Graphics2D g, final int names) {
        this.matrix = matrix;
        this.g = g;
        left = 3 * MARGIN + names;
        top = 3 * MARGIN + names;
    }

    /**
     * Writes the picture.
     *
     * @param file a PNG file; replaced when all is written
     * @param matrix any
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(final Path file, final ConfusionMatrix matrix) throws IOException {
        final BufferedImage image = of(matrix);
        WholeFile.write(file, out -> ImageIO.write(image, "png", out));
    }

    /** @return the picture */
    static BufferedImage of(final ConfusionMatrix matrix) {
        final Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        final int names = matrix.classes().stream()
                .mapToInt(scratch.getFontMetrics(FONT)::stringWidth)
                .max()
                .orElse(0);
        scratch.dispose();
        final int side = 4 * MARGIN + names + CELL * matrix.classes().size();
        final BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, side, side);
        g.setFont(FONT);
        new ConfusionPng(matrix, g, names).draw();
        g.dispose();
        return image;
    }

    private void draw() {
        final List<String> classes = matrix.classes();
        final FontMetrics metrics = g.getFontMetrics();
        g.setColor(Color.BLACK);
        g.drawString("true \\ predicted", MARGIN, MARGIN + metrics.getAscent());
        for (int i = 0; i < classes.size(); i++) {
            final int middle = i * CELL + CELL / 2 + metrics.getAscent() / 2;
            g.setColor(Color.BLACK);
            g.drawString(classes.get(i), left - MARGIN - metrics.stringWidth(classes.get(i)), top + middle);
            upwards(classes.get(i), left + middle, top - MARGIN);
            for (int j = 0; j < classes.size(); j++) cell(i, j, metrics);
        }
    }

    private void upwards(final String text, final int x, final int y) {
        final AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }

    private void cell(final int row, final int column, final FontMetrics metrics) {
        final long cases = matrix.cases(row);
        final double share = cases == 0 ? 0 : matrix.count(row, column) / (double) cases;
        final int x = left + column * CELL;
        final int y = top + row * CELL;
        g.setColor(blend(share));
        g.fillRect(x, y, CELL, CELL);
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(x, y, CELL, CELL);
        final String text = String.valueOf(matrix.count(row, column));
        g.setColor(share > 0.5 ? Color.WHITE : Color.BLACK);
        g.drawString(text, x + (CELL - metrics.stringWidth(text)) / 2, y + CELL / 2);
        final String percent = cases == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
        g.setFont(SMALL);
        final int width = g.getFontMetrics().stringWidth(percent);
        g.drawString(percent, x + (CELL - width) / 2, y + CELL / 2 + metrics.getAscent());
        g.setFont(FONT);
    }

    /** From white to the full colour. */
    private static Color blend(final double share) {
        return new Color(
                (int) Math.round(255 + share * (FULL.getRed() - 255)),
                (int) Math.round(255 + share * (FULL.getGreen() - 255)),
                (int) Math.round(255 + share * (FULL.getBlue() - 255)));
    }
}
