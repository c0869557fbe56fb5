package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.measure.ResultsTable;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds places for new windows beside the images that are open. */
final class WindowPlaces {

    private WindowPlaces() {}

    /**
     * Moves a window to where it covers as little as possible of the images that are open and of the Results table.
     *
     * @param window shown; null without windows
     */
    static void settle(final Window window) {
        if (window == null || !window.isVisible()) return;
        final List<Window> others = new ArrayList<>();
        final int[] ids = WindowManager.getIDList();
        if (ids != null)
            for (final int id : ids) {
                final ImagePlus image = WindowManager.getImage(id);
                if (image != null) others.add(image.getWindow());
            }
        others.add(ResultsTable.getResultsWindow());
        final List<Rectangle> taken = others.stream()
                .filter(other -> other != null && other != window && other.isVisible())
                .map(Window::getBounds)
                .toList();
        if (!taken.isEmpty())
            window.setLocation(place(window.getSize(), taken, GUI.getMaxWindowBounds(window), isTable(window)));
    }

    private static boolean isTable(final Window window) {
        return window == ResultsTable.getResultsWindow();
    }

    /**
     * @param size of the new window
     * @param taken where other windows are, at least one
     * @param screen what there is of the screen
     * @param below whether it would rather stand below another window than at its side
     * @return a corner on the screen, beside one of the others (the last one first) or in a corner of the screen, where
     *     the least of the others is covered
     */
    static Point place(final Dimension size, final List<Rectangle> taken, final Rectangle screen, final boolean below) {
        final List<Point> corners = new ArrayList<>();
        for (int i = taken.size() - 1; i >= 0; i--) {
            final Rectangle of = taken.get(i);
            if (below) corners.add(new Point(of.x, of.y + of.height));
            corners.add(new Point(of.x + of.width, of.y));
            corners.add(new Point(of.x - size.width, of.y));
            corners.add(new Point(of.x, of.y + of.height));
            corners.add(new Point(of.x, of.y - size.height));
        }
        final int right = screen.x + screen.width - size.width;
        final int bottom = screen.y + screen.height - size.height;
        corners.addAll(List.of(
                new Point(right, bottom),
                new Point(screen.x, bottom),
                new Point(screen.x, screen.y),
                new Point(right, screen.y)));
        return corners.stream()
                .map(corner -> new Point(
                        Math.max(screen.x, Math.min(right, corner.x)), Math.max(screen.y, Math.min(bottom, corner.y))))
                .min(Comparator.comparingLong(corner -> covered(new Rectangle(corner, size), taken)))
                .orElseThrow();
    }

    /** Pixels of the others. */
    private static long covered(final Rectangle place, final List<Rectangle> taken) {
        long pixels = 0;
        for (final Rectangle other : taken) {
            final Rectangle both = place.intersection(other);
            if (!both.isEmpty()) pixels += (long) both.width * both.height;
        }
        return pixels;
    }
}
