package io.github.explicell.view;

import io.github.explicell.train.evaluation.Ranking.Point;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of curves over 0..1 on both axes, as an SVG element that needs nothing else. */
final class SvgPlot {

    private static final int SIDE = 300;
    private static final int LEFT = 52;
    private static final int TOP = 28;
    private static final int LEGEND_LINE = 18;
    private static final int TICKS = 5;
    private static final int LARGEST_DOT = 9;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<String> shapes = new ArrayList<>();
    private int legend;

    SvgPlot(final String title, final String xLabel, final String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Adds a dashed line from one corner to the other. */
    SvgPlot diagonal() {
        shapes.add(String.format(
                Locale.ROOT,
                "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#999' stroke-dasharray='4 4'/>",
                LEFT,
                TOP + SIDE,
                LEFT + SIDE,
                TOP));
        return this;
    }

    /** Adds a curve with its name below the plot. */
    SvgPlot curve(final String name, final List<Point> points, final int colour) {
        return curve(name, points, rgb(colour), "");
    }

    /** Adds a curve whose points are dots; the area of a dot grows with its share, 0..1. */
    SvgPlot dots(final String name, final List<Point> points, final List<Double> shares, final int colour) {
        for (int i = 0; i < points.size(); i++)
            shapes.add(String.format(
                    Locale.ROOT,
                    "<circle cx='%.2f' cy='%.2f' r='%.2f' fill='%s'/>",
                    x(points.get(i).x()),
                    y(points.get(i).y()),
                    LARGEST_DOT * Math.sqrt(shares.get(i)) + 1,
                    rgb(colour)));
        return curve(name, points, colour);
    }

    /** Adds a black curve over all classes, made of dashes and gaps of a length in pixels. */
    SvgPlot mean(final String name, final List<Point> points, final int dash) {
        return curve(name, points, "#000000", " stroke-dasharray='" + dash + " " + dash / 2 + "'");
    }

    private SvgPlot curve(final String name, final List<Point> points, final String rgb, final String dashes) {
        final StringBuilder line = new StringBuilder(
                "<polyline fill='none' stroke-width='1.8' stroke='" + rgb + "'" + dashes + " points='");
        for (final Point p : points) line.append(String.format(Locale.ROOT, "%.2f,%.2f ", x(p.x()), y(p.y())));
        shapes.add(line.append("'/>").toString());
        final int y = TOP + SIDE + 52 + legend++ * LEGEND_LINE;
        shapes.add("<line x1='" + LEFT + "' y1='" + (y - 4) + "' x2='" + (LEFT + 20) + "' y2='" + (y - 4)
                + "' stroke-width='3' stroke='" + rgb + "'" + dashes + "/>" + text(LEFT + 28, y, "start", name));
        return this;
    }

    private static String rgb(final int colour) {
        final Color c = ClassColours.of(colour);
        return String.format("#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue());
    }

    private static double x(final double value) {
        return LEFT + SIDE * value;
    }

    private static double y(final double value) {
        return TOP + SIDE * (1 - value);
    }

    private static String text(final double x, final double y, final String anchor, final String text) {
        return String.format(
                Locale.ROOT,
                "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
                x,
                y,
                anchor,
                EvaluationReport.escaped(text));
    }

    /** The SVG element. */
    String svg() {
        final int height = TOP + SIDE + 48 + legend * LEGEND_LINE;
        final int width = LEFT + SIDE + 16;
        final StringBuilder svg = new StringBuilder(String.format(
                "<svg width='%d' height='%d' viewBox='0 0 %d %d' role='img'>%n", width, height, width, height));
        svg.append(String.format(
                "<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#444'/>%n", LEFT, TOP, SIDE, SIDE));
        svg.append(text(LEFT + SIDE / 2.0, TOP - 10, "middle", title));
        for (int i = 0; i <= TICKS; i++) {
            final double value = i / (double) TICKS;
            final String number = String.format(Locale.ROOT, "%.1f", value);
            svg.append(text(x(value), TOP + SIDE + 16, "middle", number));
            svg.append(text(LEFT - 6, y(value) + 4, "end", number));
        }
        svg.append(text(LEFT + SIDE / 2.0, TOP + SIDE + 34, "middle", xLabel));
        svg.append(String.format(
                Locale.ROOT,
                "<g transform='translate(14 %d) rotate(-90)'>%s</g>%n",
                TOP + SIDE / 2,
                text(0, 0, "middle", yLabel)));
        shapes.forEach(shape -> svg.append(shape).append('\n'));
        return svg.append("</svg>\n").toString();
    }
}
