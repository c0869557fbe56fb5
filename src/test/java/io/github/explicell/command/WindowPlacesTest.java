package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowPlacesTest {

    private static final Rectangle SCREEN = new Rectangle(0, 0, 1000, 800);
    private static final Rectangle IMAGE = new Rectangle(450, 80, 500, 400);

    private static Point place(final int width, final int height, final Rectangle... taken) {
        return WindowPlaces.place(new Dimension(width, height), List.of(taken), SCREEN, false);
    }

    @Test
    void aWindowStandsWhereTheScreenHasRoom() {
        assertEquals(new Point(950, 80), place(50, 400, IMAGE));
        assertEquals(new Point(0, 80), place(450, 400, IMAGE));
        assertEquals(new Point(450, 480), place(500, 320, IMAGE));
        assertEquals(new Point(450, 410), place(520, 70, new Rectangle(450, 480, 500, 300)));
        assertEquals(new Point(0, 480), place(500, 300, IMAGE, new Rectangle(0, 80, 450, 400)));
    }

    @Test
    void aTableRatherStandsBelow() {
        assertEquals(new Point(450, 480), WindowPlaces.place(new Dimension(50, 300), List.of(IMAGE), SCREEN, true));
    }

    @Test
    void withoutRoomItCoversAsLittleAsItCan() {
        assertEquals(new Point(0, 300), place(600, 500, IMAGE));
        assertEquals(new Point(0, 0), place(1200, 900, IMAGE));
    }
}
