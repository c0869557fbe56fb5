package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws predictions onto an image, and a legend onto a band below it, where it covers nothing. */
final class OverlayDrawing {

    private static final Color INK = new Color(0x202020);
    private static final Color CASING = new Color(0, 0, 0, 150);
    private static final Color PAPER = new Color(255, 255, 255, 200);
    private static final float[] DASHES = {7, 5};

    /** Pixels of the image to one of font size. */
    private static final int PIXELS_PER_POINT = 75;

    private static final int SMALLEST_FONT = 12;
    /** Length of a colour bar, in font sizes. */
    private static final int BAR = 14;

    private static final int MOST_ZOOM = 4;
    private static final int SMALLEST_WIDTH = 320;

    /** Smaller images are magnified to about this, so that there is room for labels. */
    private static final int SHORTEST = 1000;

    private final BufferedImage image;
    private final int zoom;
    private final int shownWidth;
    private final int shownHeight;
    private final double step;
    private final Font font;
    private final float line;

    /**
     * @param image not changed
     * @param step pixels of the regions' coordinates to one of the image
     */
    OverlayDrawing(final BufferedImage image, final double step) {
        this.image = image;
        zoom = zoom(Math.max(image.getWidth(), image.getHeight()));
        shownWidth = zoom * image.getWidth();
        shownHeight = zoom * image.getHeight();
        this.step = step / zoom;
        final int longest = Math.max(shownWidth, shownHeight);
        font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(SMALLEST_FONT, longest / PIXELS_PER_POINT));
        line = Math.max(2, longest / 600f);
    }

    /**
     * @param predictions of regions in the image's plane; may be empty
     * @return the image with outlines, and the legend below
     */
    BufferedImage draw(final List<Prediction> predictions) {
        return draw(predictions, image, MapKey.NONE);
    }

    /**
     * @param predictions of regions in the image's plane; may be empty
     * @param below what lies below the outlines: the image, or a {@link #canvas}
     * @param key what the colours of explanations mean
     * @return the image with outlines, and the legend below
     */
    BufferedImage draw(final List<Prediction> predictions, final BufferedImage below, final MapKey key) {
        final List<List<LegendEntry>> legend = legend(predictions);
        final int rowHeight = font.getSize() * 7 / 4;
        final int width = Math.max(SMALLEST_WIDTH, shownWidth);
        final int rows = legend.size() + key.lines();
        final int band = rows == 0 ? 0 : rows * rowHeight + rowHeight / 2;
        final BufferedImage drawn = new BufferedImage(width, shownHeight + band, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = drawn.createGraphics();
        prepare(g);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        g.drawImage(below, 0, 0, shownWidth, shownHeight, null);
        g.setClip(0, 0, shownWidth, shownHeight);
        predictions.forEach(prediction -> outline(prediction, g));
        predictions.forEach(prediction -> label(prediction, g));
        g.setClip(null);
        for (int i = 0; i < legend.size(); i++)
            for (final LegendEntry entry : legend.get(i))
                entry.draw(g, shownHeight + rowHeight / 4 + i * rowHeight, rowHeight, line);
        final int keyTop = shownHeight + rowHeight / 2 + legend.size() * rowHeight;
        key.draw(g, font.getSize() / 2, keyTop, rowHeight, BAR * font.getSize(), font.getSize());
        g.dispose();
        return drawn;
    }

    /** @return a copy of the image as it will be shown, to paint on */
    BufferedImage canvas() {
        final BufferedImage canvas = new BufferedImage(shownWidth, shownHeight, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = canvas.createGraphics();
        prepare(g);
        g.drawImage(image, 0, 0, shownWidth, shownHeight, null);
        g.dispose();
        return canvas;
    }

    /**
     * Paints an explanation.
     *
     * @param canvas painted on
     * @param explanation of a region in the image's plane
     * @param style how it is painted
     */
    void paint(final BufferedImage canvas, final Explanation explanation, final HeatStyle style) {
        final Graphics2D g = canvas.createGraphics();
        prepare(g);
        new HeatPainter(g, style).paint(explanation, place(explanation.crop()), line / 2);
        g.dispose();
    }

    /**
     * Draws the lines between super-pixels.
     *
     * @param canvas painted on
     * @param cut a region of the image's plane
     */
    void outline(final BufferedImage canvas, final CutRegion cut) {
        final Graphics2D g = canvas.createGraphics();
        prepare(g);
        new SuperpixelPainter(g).outline(cut.superpixels(), place(cut.crop()), line / 2);
        g.dispose();
    }

    private AffineTransform place(final Crop crop) {
        final CropMapping mapping = crop.mapping();
        final AffineTransform place = AffineTransform.getScaleInstance(1 / step, 1 / step);
        place.concatenate(new AffineTransform(mapping.scaleX(), 0, 0, mapping.scaleY(), mapping.x(), mapping.y()));
        return place;
    }

    // -- Helper methods --

    /** NB: whole, so that pixels stay squares of one size. */
    private static int zoom(final int longest) {
        return Math.max(1, Math.min(MOST_ZOOM, (int) Math.round(SHORTEST / (double) longest)));
    }

    private void prepare(final Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(font);
    }

    private static boolean isWrong(final Prediction prediction) {
        return prediction.region().label() != null && !prediction.isRight();
    }

    /** A dark casing keeps light colours visible on a white background. */
    private void outline(final Prediction prediction, final Graphics2D g) {
        final Shape shape = Outlines.of(prediction.region().roi(), step);
        g.setColor(CASING);
        g.setStroke(stroke(line * 1.8f, isWrong(prediction)));
        g.draw(shape);
        g.setColor(ClassColours.of(prediction.classIndex()));
        g.setStroke(stroke(line, isWrong(prediction)));
        g.draw(shape);
    }

    private static BasicStroke stroke(final float width, final boolean dashed) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashed ? DASHES : null, 0);
    }

    /** Only if the region is wider than its label. */
    private void label(final Prediction prediction, final Graphics2D g) {
        final String text = String.format(Locale.ROOT, "%s %.2f", prediction.className(), prediction.probability());
        final FontMetrics metrics = g.getFontMetrics();
        final Rectangle2D bounds = Outlines.of(prediction.region().roi(), step).getBounds2D();
        final int width = metrics.stringWidth(text);
        if (width > bounds.getWidth() || metrics.getHeight() > bounds.getHeight() / 3) return;
        final int x = (int) Math.max(0, Math.min(shownWidth - width, bounds.getCenterX() - width / 2.0));
        final int y = (int) Math.max(0, bounds.getY() - metrics.getHeight() / 2.0);
        g.setColor(PAPER);
        g.fillRect(x - 2, y, width + 4, metrics.getHeight());
        g.setColor(INK);
        g.drawString(text, x, y + metrics.getAscent());
    }

    private List<List<LegendEntry>> legend(final List<Prediction> predictions) {
        final ClassCounts counts = new ClassCounts();
        predictions.forEach(p -> counts.add(p.className(), 0, ClassColours.of(p.classIndex())));
        final List<LegendEntry> entries = new ArrayList<>();
        for (final ClassCounts.Row row : counts.rows()) entries.add(new LegendEntry(row.text(), row.colour(), false));
        if (predictions.stream().anyMatch(OverlayDrawing::isWrong))
            entries.add(new LegendEntry("dashed: the known class is another", Color.GRAY, true));
        final FontMetrics metrics = image.createGraphics().getFontMetrics(font);
        return LegendEntry.rows(entries, metrics, Math.max(SMALLEST_WIDTH, shownWidth));
    }
}
