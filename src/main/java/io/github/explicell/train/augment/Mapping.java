package io.github.explicell.train.augment;

/** Where the pixels of a changed crop come from. Coordinates are pixels from the crop's centre, x right, y down. */
interface Mapping {

    /**
     * Replaces places in the changed crop by those in the crop before.
     *
     * @param x coordinates of a row of pixels
     * @param y coordinates of the same pixels
     */
    void map(double[] x, double[] y);
}
