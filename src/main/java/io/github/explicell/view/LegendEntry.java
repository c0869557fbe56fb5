package io.github.explicell.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** One sign and its meaning in a legend below an image. */
final class LegendEntry {

    private static final Color INK = new Color(0x202020);

    private final String text;
    private final Color colour;
    private final boolean dashed;
    private int x;

    /**
     * @param text what the sign means
     * @param colour of the sign; null for none
     * @param dashed whether it is a dashed line
     */
    LegendEntry(final String text, final Color colour, final boolean dashed) {
        this.text = text;
        this.colour = colour;
        this.dashed = dashed;
    }

    /**
     * Lays entries out from left to right.
     *
     * @param entries in their order
     * @param metrics of the font
     * @param width of the band in pixels
     * @return the entries of each row; a row has at least one
     */
    static List<List<LegendEntry>> rows(final List<LegendEntry> entries, final FontMetrics metrics, final int width) {
        final List<List<LegendEntry>> rows = new ArrayList<>();
        int x = width;
        for (final LegendEntry entry : entries) {
            final int needed = sign(metrics) + metrics.stringWidth(entry.text) + metrics.getHeight();
            if (rows.isEmpty() || x + needed > width) {
                rows.add(new ArrayList<>());
                x = metrics.getHeight() / 2;
            }
            entry.x = x;
            rows.get(rows.size() - 1).add(entry);
            x += needed;
        }
        return rows;
    }

    void draw(final Graphics2D g, final int y, final int rowHeight, final float line) {
        final FontMetrics metrics = g.getFontMetrics();
        final int side = metrics.getAscent();
        final int middle = y + rowHeight / 2;
        if (dashed) {
            g.setColor(colour);
            g.setStroke(new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 3}, 0));
            g.drawLine(x, middle, x + side, middle);
        } else if (colour != null) {
            g.setColor(colour);
            g.fillRect(x, middle - side / 2, side, side);
        }
        g.setColor(INK);
        g.drawString(text, x + sign(metrics), middle + (metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private static int sign(final FontMetrics metrics) {
        return metrics.getAscent() * 3 / 2;
    }
}
