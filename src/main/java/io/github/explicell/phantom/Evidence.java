package io.github.explicell.phantom;

/**
 * What makes the class of a cell: where it is, and what it does to the
 * cytoplasm. Coordinates around the cell's centre.
 */
interface Evidence {

    /** Whether a place belongs to the evidence. */
    boolean contains(double x, double y);

    /**
     * Amount of cytoplasm stain at a place.
     *
     * @param neutral the amount that the neutral cell has there
     */
    default double cytoplasm(final double x, final double y, final double neutral) {
        return neutral;
    }
}
