package io.github.explicell.explain;

/** A network seen as a function from images to one number: the score of the class that is explained. */
@FunctionalInterface
public interface Scores {

    /**
     * @param images N x C x H x W, preprocessed as the network takes them, row-major
     * @param n how many, at least 1
     * @return the score of each
     */
    double[] of(float[] images, int n);
}
