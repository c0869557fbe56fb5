package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContoursTest {

    /** The signed area of each closed line. */
    private static List<Double> areas(final Path2D path) {
        final List<Double> areas = new ArrayList<>();
        final double[] p = new double[6];
        double[] first = null;
        double[] last = null;
        double sum = 0;
        for (final PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            final int kind = i.currentSegment(p);
            if (kind == PathIterator.SEG_MOVETO) {
                first = new double[] {p[0], p[1]};
                sum = 0;
            } else {
                final double[] to = kind == PathIterator.SEG_CLOSE ? first : p;
                sum += last[0] * to[1] - to[0] * last[1];
            }
            if (kind == PathIterator.SEG_CLOSE) areas.add(sum / 2);
            last = new double[] {p[0], p[1]};
        }
        return areas;
    }

    private static float[] disc(final int size, final double x, final double y, final double radius) {
        final float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++)
            values[i] = (float) (radius - Math.hypot(i % size + 0.5 - x, i / size + 0.5 - y));
        return values;
    }

    @Test
    void aDiscHasItsPlaceAndArea() {
        final Path2D path = Contours.of(disc(64, 20, 40, 12), 64, 64, 0);
        final List<Double> areas = areas(path);
        assertEquals(1, areas.size());
        assertEquals(Math.PI * 144, Math.abs(areas.get(0)), 2);
        assertEquals(8, path.getBounds2D().getMinX(), 0.05);
        assertEquals(32, path.getBounds2D().getMaxX(), 0.05);
        assertEquals(28, path.getBounds2D().getMinY(), 0.05);
        assertEquals(52, path.getBounds2D().getMaxY(), 0.05);
    }

    @Test
    void aHoleRunsTheOtherWay() {
        final float[] ring = disc(64, 32, 32, 20);
        final float[] hole = disc(64, 32, 32, 8);
        for (int i = 0; i < ring.length; i++) ring[i] = Math.min(ring[i], -hole[i]);
        final Path2D path = Contours.of(ring, 64, 64, 0);
        final List<Double> areas = areas(path);
        assertEquals(2, areas.size());
        assertTrue(areas.get(0) * areas.get(1) < 0, areas.toString());
        assertEquals(Math.PI * (400 - 64), Math.abs(areas.get(0) + areas.get(1)), 4);
        assertTrue(path.contains(32, 50) && !path.contains(32, 32));
    }

    @Test
    void theLineFollowsTheEdgeWhereTheMapGoesOn() {
        final float[] all = new float[6];
        Arrays.fill(all, 1);
        final Path2D path = Contours.of(all, 3, 2, 0.5f);
        assertEquals(6 - 4 * 0.125, Math.abs(areas(path).get(0)), 1e-9, "the corners are cut");
        assertEquals(3, path.getBounds2D().getMaxX());
        final Path2D corner = Contours.of(disc(32, 0, 0, 10), 32, 32, 0);
        assertEquals(Math.PI * 25, Math.abs(areas(corner).get(0)), 2);
    }

    @Test
    void onePixelGivesADiamondAroundItsCentre() {
        final float[] values = new float[25];
        values[12] = 1;
        final Path2D path = Contours.of(values, 5, 5, 0.5f);
        assertEquals(2.5, path.getBounds2D().getCenterX(), 1e-9);
        assertEquals(0.5, Math.abs(areas(path).get(0)), 1e-6);
    }

    @Test
    void aSaddleIsCutOrJoinedByItsMiddle() {
        final float[] low = {1, 0, 0, 1};
        assertEquals(2, areas(Contours.of(low, 2, 2, 0.6f)).size());
        assertEquals(1, areas(Contours.of(low, 2, 2, 0.4f)).size());
        final float[] other = {0, 1, 1, 0};
        assertEquals(2, areas(Contours.of(other, 2, 2, 0.6f)).size());
        assertEquals(1, areas(Contours.of(other, 2, 2, 0.4f)).size());
    }

    @Test
    void nothingReachesAHighLevel() {
        assertTrue(areas(Contours.of(new float[9], 3, 3, 0.5f)).isEmpty());
    }

    @Test
    void linesEncloseWhatReachesTheLevel() {
        final float[] values = new float[40 * 30];
        for (int i = 0; i < values.length; i++)
            values[i] = (float) (Math.sin(i % 40 * 0.7) * Math.cos(i / 40 * 0.9) + 0.01 * (i % 7));
        final Path2D path = Contours.of(values, 40, 30, 0.3f);
        for (int i = 0; i < values.length; i++)
            assertEquals(values[i] >= 0.3f, path.contains(i % 40 + 0.5, i / 40 + 0.5), "pixel " + i);
    }
}
