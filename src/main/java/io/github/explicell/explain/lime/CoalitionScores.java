package io.github.explicell.explain.lime;

import java.util.BitSet;
import java.util.List;

/** A network seen as a function from the super-pixels that are shown to one number. */
@FunctionalInterface
public interface CoalitionScores {

    /**
     * @param shown for each image the super-pixels that it shows; the others are hidden
     * @return the score of each
     */
    double[] of(List<BitSet> shown);
}
