package io.github.explicell.explain.lime;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** How samples are drawn and how a linear model is fitted to them: what LIME and Kernel SHAP differ in. */
interface Surrogate {

    /**
     * Draws samples; the first ones of a longer series are those of a shorter one.
     *
     * @param parts how many super-pixels there are
     * @param number how many samples, at least
     * @param random decides
     * @return the parts that each shows; fewer if there are not as many to be had
     */
    List<BitSet> draw(int parts, int number, SplittableRandom random);

    /** @return how many samples at the beginning belong to every fit, and are not drawn again by the bootstrap */
    int fixed();

    /** @return how many successive samples belong together */
    int block();

    /**
     * @param parts how many super-pixels there are
     * @param shown the parts that each sample shows
     * @param values what the network answered
     * @param counts how often each sample counts; 1 in the fit itself, otherwise in the bootstrap
     * @return the model; null if the samples do not determine it
     */
    LinearModel fit(int parts, int[][] shown, double[] values, double[] counts);

    /**
     * @param parts how many super-pixels there are
     * @param shown the parts that a sample shows
     * @return the sample's weight in the fit
     */
    double weight(int parts, int[] shown);
}
