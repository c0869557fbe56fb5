package io.github.explicell.phantom;

/**
 * A quantity over the plane, such as an amount of stain. Pixel centres lie at
 * half coordinates.
 */
interface Layer {

    double at(double x, double y);
}
