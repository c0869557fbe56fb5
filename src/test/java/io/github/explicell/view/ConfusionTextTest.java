package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.explicell.classify.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTextTest {

    @Test
    void rowsAreTrueAndColumnsPredicted() {
        final ConfusionMatrix matrix = new ConfusionMatrix(List.of("normal", "halo", "none"));
        for (int i = 0; i < 3; i++) matrix.add("normal", "normal");
        matrix.add("normal", "halo");
        matrix.add("halo", "halo");
        assertEquals(
                """
                true \\ predicted  normal  halo  none  recall
                normal                 3     1     0   0.750
                halo                   0     1     0   1.000
                none                   0     0     0       -
                accuracy 0.800, macro-F1 0.762 on 5 cells
                """,
                ConfusionText.of(matrix));
    }
}
