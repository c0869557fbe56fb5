/**
 * Generated specimens: fields of cells as on a Pap smear whose classes, and the
 * pixels that make the class, are known. Pixels are rendered from optical
 * densities, stain by stain, and then go through a simple microscope. Every
 * choice follows from a seed and is the same on every machine.
 */
package io.github.explicell.phantom;
