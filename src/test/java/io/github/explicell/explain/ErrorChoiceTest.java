package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorChoiceTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static Prediction of(final String predicted, final String known) {
        final double[] p = {0.1, 0.1, 0.1};
        p[CLASSES.indexOf(predicted)] = 0.8;
        final Map<String, String> properties = known == null ? Map.of() : Map.of(Region.CLASS, known);
        return new Prediction(
                "field",
                0,
                new Region("cell", Plane.FIRST, new Roi(0, 0, 5, 5), properties),
                CLASSES,
                new float[3],
                p,
                new IntensityRange(0, 255),
                List.of(),
                null,
                null);
    }

    @Test
    void errorsGetARightOneOfTheirClassIfThereIsOne() {
        assertArrayEquals(
                new boolean[] {false, true, true, false, true, true, false},
                ErrorChoice.of(List.of(
                        of("a", "a"),
                        of("b", "b"),
                        of("a", "b"),
                        of("a", null),
                        of("c", "c"),
                        of("b", "c"),
                        of("b", "b"))));
    }

    @Test
    void elseAnyRightOne() {
        assertArrayEquals(
                new boolean[] {true, true, false}, ErrorChoice.of(List.of(of("a", "a"), of("c", "b"), of("a", "a"))));
    }

    @Test
    void withoutErrorsNothingIsChosen() {
        assertArrayEquals(new boolean[2], ErrorChoice.of(List.of(of("a", "a"), of("b", null))));
        assertThrows(IllegalArgumentException.class, () -> ErrorChoice.of(List.of(of("a", null))));
    }
}
