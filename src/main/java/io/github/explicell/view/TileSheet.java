package io.github.explicell.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Rows of pictures of one size, each with words above it; rows may have a title. */
final class TileSheet {

    /**
     * A picture and what stands above it.
     *
     * @param image any size; it is fitted into the tile
     * @param words lines, shortened where there is no room
     */
    record Tile(BufferedImage image, List<String> words) {}

    private record Row(String title, List<Tile> tiles) {}

    private static final int GAP = 8;
    private static final int LINE = 17;
    private static final int TITLE = 24;
    private static final int FONT = 12;
    private static final Color INK = new Color(0x202020);

    private final int side;
    private final List<Row> rows = new ArrayList<>();

    /** @param side of a tile in pixels */
    TileSheet(final int side) {
        this.side = side;
    }

    /**
     * @param title above the row, or null
     * @param tiles from left to right, at least one
     */
    TileSheet row(final String title, final List<Tile> tiles) {
        rows.add(new Row(title, List.copyOf(tiles)));
        return this;
    }

    /** @return the sheet, on white */
    BufferedImage draw() {
        final int columns =
                rows.stream().mapToInt(row -> row.tiles().size()).max().orElse(1);
        final int height = rows.stream().mapToInt(this::height).sum() + GAP;
        final BufferedImage sheet = new BufferedImage(GAP + columns * (side + GAP), height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = GAP;
        for (final Row row : rows) {
            draw(g, row, y, sheet.getWidth());
            y += height(row);
        }
        g.dispose();
        return sheet;
    }

    private int height(final Row row) {
        return (row.title() == null ? 0 : TITLE) + lines(row) * LINE + side + GAP;
    }

    private static int lines(final Row row) {
        return row.tiles().stream().mapToInt(tile -> tile.words().size()).max().orElse(0);
    }

    private void draw(final Graphics2D g, final Row row, final int top, final int width) {
        int y = top;
        g.setColor(INK);
        if (row.title() != null) {
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT + 1));
            text(g, row.title(), GAP, y, TITLE, width - 2 * GAP);
            y += TITLE;
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
        for (int i = 0; i < row.tiles().size(); i++) {
            final Tile tile = row.tiles().get(i);
            final int x = GAP + i * (side + GAP);
            for (int k = 0; k < tile.words().size(); k++) text(g, tile.words().get(k), x, y + k * LINE, LINE, side);
            fit(g, tile.image(), x, y + lines(row) * LINE);
        }
    }

    private void fit(final Graphics2D g, final BufferedImage image, final int x, final int y) {
        final double zoom = side / (double) Math.max(image.getWidth(), image.getHeight());
        final int w = (int) Math.round(image.getWidth() * zoom);
        final int h = (int) Math.round(image.getHeight() * zoom);
        g.drawImage(image, x + (side - w) / 2, y + (side - h) / 2, w, h, null);
    }

    private static void text(
            final Graphics2D g, final String text, final int x, final int y, final int line, final int room) {
        final FontMetrics metrics = g.getFontMetrics();
        String shown = ResultRoi.oneLine(text);
        while (metrics.stringWidth(shown) > room && shown.length() > 2)
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -2)) + "\u2026";
        g.drawString(shown, x, y + (line + metrics.getAscent() - metrics.getDescent()) / 2);
    }
}
