package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeatColoursTest {

    /** Of 256 colours, number 7, 100, 128 and 200 of matplotlib 3.10. */
    @ParameterizedTest
    @CsvSource({
        "viridis,7,70,11,94",
        "viridis,100,42,118,142",
        "viridis,128,33,145,140",
        "viridis,200,112,207,87",
        "inferno,7,3,2,16",
        "inferno,100,144,37,104",
        "inferno,128,188,55,84",
        "inferno,200,251,157,7",
        "magma,7,3,3,15",
        "magma,100,137,40,129",
        "magma,128,183,55,121",
        "magma,200,253,152,105",
        "cividis,7,0,40,89",
        "cividis,100,101,104,112",
        "cividis,128,125,124,120",
        "cividis,200,196,180,104",
    })
    void coloursAreMatplotlibs(final String name, final int index, final int red, final int green, final int blue) {
        final int rgb = HeatColours.parse(name).rgb(index / 255.0);
        assertEquals(red, rgb >> 16 & 0xff, 4);
        assertEquals(green, rgb >> 8 & 0xff, 4);
        assertEquals(blue, rgb & 0xff, 6);
    }

    @ParameterizedTest
    @EnumSource(HeatColours.class)
    void moreIsLighterAndNothingIsTransparent(final HeatColours colours) {
        double last = -1;
        for (int i = 0; i <= 20; i++) {
            final int rgb = colours.rgb(i / 20.0);
            final double light = 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
            assertTrue(light > last, colours + " at " + i);
            assertTrue(rgb != 0);
            last = light;
        }
        assertEquals(colours.rgb(1), colours.rgb(7));
        assertEquals(colours.rgb(0), colours.rgb(-1));
    }

    @Test
    void otherNamesAreRefusedWithTheList() {
        final Exception e = assertThrows(IllegalArgumentException.class, () -> HeatColours.parse("jet"));
        assertEquals("lut must be viridis, inferno, magma, cividis, grey, not jet", e.getMessage());
    }

    @Test
    void stylesAreChecked() {
        assertEquals(List.of(0.25, 0.5), HeatStyle.levels(" 0.25, 0.5 "));
        assertEquals(List.of(), HeatStyle.levels(" "));
        assertThrows(IllegalArgumentException.class, () -> HeatStyle.levels("half"));
        refused("opacity", 1.5, 0.2, List.of());
        refused("threshold", 0.5, -0.1, List.of());
        refused("contours", 0.5, 0.2, List.of(0.0));
        refused("opacity", Double.NaN, 0.2, List.of());
    }

    private static void refused(
            final String what, final double opacity, final double threshold, final List<Double> levels) {
        final Exception e = assertThrows(
                IllegalArgumentException.class, () -> new HeatStyle(HeatColours.VIRIDIS, opacity, threshold, levels));
        assertTrue(e.getMessage().startsWith(what + " must be "), e.getMessage());
    }
}
