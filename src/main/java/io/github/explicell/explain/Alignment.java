package io.github.explicell.explain;

/** Where in the crop the elements of a layer's map are taken to lie when the map is enlarged. */
public enum Alignment {

    /**
     * Where the network looks: the centres that kernels, strides and paddings give ({@link
     * io.github.explicell.network.Grid}). On generated cells whose evidence is known, the maximum of Layer-CAM lies in
     * the evidence of 81 % rather than 62 % of the cells so (docs/results.md).
     */
    RECEPTIVE_FIELD,
    /**
     * As if they divided the crop evenly, which is how published implementations enlarge maps; in torch's networks that
     * shifts maps to the right and down, by nearly half of the layer's stride.
     */
    EVEN
}
