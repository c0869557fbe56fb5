package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.image.Crop;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Explanations side by side, as in the figures of papers: one row for each region, first its crop as the network sees it,
 * then the heat map of each method over it; above each row what was predicted and what is explained.
 */
public final class Montage {

    /** So many regions are on one page. */
    public static final int ROWS = 8;

    private static final Color INK = new Color(0x202020);
    private static final Color WRONG = new Color(0xa03000);
    private static final int FONT = 13;
    private static final int LINE = 20;
    private static final int GAP = 6;
    private static final int BAR = 160;
    private static final int SMALLEST_WIDTH = 360;

    /** Sides of a tile: small crops are magnified by whole steps, large ones made smaller. */
    private static final int TILE = 224;

    private final HeatStyle style;

    /**
     * @param height in pixels
     * @return how many regions a page of no more than that height shows, 1 to {@value #ROWS}
     */
    public static int rowsWithin(final int height) {
        return Math.max(1, Math.min(ROWS, (height - 3 * LINE - GAP) / (LINE + TILE + GAP)));
    }

    /** @param style how maps are painted */
    public Montage(final HeatStyle style) {
        this.style = style;
    }

    /**
     * Draws a page.
     *
     * @param rows each the explanations of one region, by the same methods; at least one row
     * @return red, green and blue
     */
    public BufferedImage draw(final List<List<Explanation>> rows) {
        final Crop first = rows.get(0).get(0).crop();
        final double zoom = zoom(Math.max(first.width(), first.height()));
        final int tileWidth = (int) Math.round(first.width() * zoom);
        final int tileHeight = (int) Math.round(first.height() * zoom);
        final int columns = 1 + rows.get(0).size();
        final int width = Math.max(SMALLEST_WIDTH, GAP + columns * (tileWidth + GAP));
        final int rowHeight = LINE + tileHeight + GAP;
        final MapKey key = MapKey.of(style, rows.get(0));
        final int end = LINE + rows.size() * rowHeight + GAP;
        final BufferedImage page = new BufferedImage(width, end + key.lines() * LINE, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = page.createGraphics();
        prepare(g, page);
        titles(g, rows.get(0), tileWidth);
        for (int i = 0; i < rows.size(); i++) {
            final int y = LINE + i * rowHeight;
            caption(g, rows.get(i).get(0), y, width);
            row(g, rows.get(i), y + LINE, tileWidth, tileHeight, zoom);
        }
        key.draw(g, GAP, end, LINE, BAR, FONT);
        g.dispose();
        return page;
    }

    // -- Helper methods --

    private static double zoom(final int side) {
        return side > TILE ? TILE / (double) side : Math.max(1, TILE / side);
    }

    private static void prepare(final Graphics2D g, final BufferedImage page) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, page.getWidth(), page.getHeight());
    }

    private static void titles(final Graphics2D g, final List<Explanation> row, final int tileWidth) {
        g.setColor(INK);
        text(g, "crop", GAP, 0, tileWidth);
        for (int i = 0; i < row.size(); i++)
            text(g, row.get(i).map().method(), GAP + (i + 1) * (tileWidth + GAP), 0, tileWidth);
    }

    private static void caption(final Graphics2D g, final Explanation explanation, final int y, final int width) {
        final Prediction prediction = explanation.prediction();
        final String label = prediction.region().label();
        final boolean wrong = label != null && !prediction.isRight();
        g.setColor(wrong ? WRONG : INK);
        final String text = String.format(
                Locale.ROOT,
                "%s: %s %.2f%s%s",
                prediction.region().name(),
                prediction.className(),
                prediction.probability(),
                wrong ? " (known: " + label + ")" : "",
                explains(explanation));
        text(g, text, GAP, y, width - 2 * GAP);
    }

    private static String explains(final Explanation explanation) {
        final String question = ExplanationTable.question(explanation);
        return question.equals(explanation.prediction().className()) ? "" : ", why " + question;
    }

    private void row(
            final Graphics2D g,
            final List<Explanation> row,
            final int y,
            final int tileWidth,
            final int tileHeight,
            final double zoom) {
        final Crop seen = row.get(0).crop();
        final BufferedImage crop = CropImages.of(seen.planes(), seen.width(), seen.height());
        for (int i = 0; i <= row.size(); i++) {
            final int x = GAP + i * (tileWidth + GAP);
            g.setClip(x, y, tileWidth, tileHeight);
            g.drawImage(crop, x, y, tileWidth, tileHeight, null);
            final AffineTransform place = new AffineTransform(zoom, 0, 0, zoom, x, y);
            if (i > 0) new HeatPainter(g, style).paint(row.get(i - 1), place, 1.5f);
            g.setClip(null);
        }
    }

    /** Shortened if there is no room for all of it. */
    private static void text(final Graphics2D g, final String text, final int x, final int y, final int room) {
        final FontMetrics metrics = g.getFontMetrics();
        String shown = ResultRoi.oneLine(text);
        while (metrics.stringWidth(shown) > room && shown.length() > 2)
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -2)) + "\u2026";
        g.drawString(shown, x, y + (LINE + metrics.getAscent() - metrics.getDescent()) / 2);
    }
}
