package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    private static final float[] LOGITS = {1, 2, 0};
    private static final double TEMPERATURE = 1.5;

    @ParameterizedTest
    @CsvSource({"1,-1,false", "1,0,false", "0,-1,true", "2,1,true"})
    void theSeedIsTheSlopeOfTheScore(final int classIndex, final int against, final boolean probability) {
        final Target target = new Target(classIndex, against, probability);
        final float[] seed = target.seed(LOGITS, TEMPERATURE);
        for (int i = 0; i < LOGITS.length; i++) {
            final float[] up = LOGITS.clone();
            final float[] down = LOGITS.clone();
            up[i] += 0.125f;
            down[i] -= 0.125f;
            final double slope = (target.score(up, TEMPERATURE) - target.score(down, TEMPERATURE)) / 0.25;
            assertEquals(slope, seed[i], 2e-3);
        }
    }

    @Test
    void scoresAreLogitsDifferencesOrProbabilities() {
        assertEquals(2, Target.logit(1).score(LOGITS, TEMPERATURE), 1e-12);
        assertEquals(-1, new Target(0, 1, false).score(LOGITS, TEMPERATURE), 1e-12);
        // softmax of 1, 2, 0
        assertEquals(0.24472847, new Target(0, Target.NONE, true).score(LOGITS, 1), 1e-8);
        assertEquals(0.24472847 - 0.66524096, new Target(0, 1, true).score(LOGITS, 1), 1e-8);
    }

    @Test
    void aClassAgainstItselfIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Target(1, 1, false));
        assertThrows(IllegalArgumentException.class, () -> Target.logit(-1));
    }

    @Test
    void aMapKnowsItsPositivePart() {
        final SaliencyMap map = new SaliencyMap("m", "", 2, 1, new float[] {-3, 2});
        assertArrayEquals(new float[] {0, 1}, map.normalised());
        assertArrayEquals(new float[] {0, 0}, new SaliencyMap("m", "", 2, 1, new float[] {-3, 0}).normalised());
        assertThrows(IllegalArgumentException.class, () -> new SaliencyMap("m", "", 1, 1, new float[] {Float.NaN}));
    }
}
