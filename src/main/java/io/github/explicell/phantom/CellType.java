package io.github.explicell.phantom;

/**
 * The five classes of generated cells. A cell is a neutral one (normal nucleus
 * with fine chromatin, evenly stained cytoplasm) with exactly one piece of
 * evidence, which its class is named after.
 */
public enum CellType {

    /** A nucleus 28 to 38 pixels across; normal is 14 to 20. */
    ENLARGED_NUCLEUS("enlarged-nucleus"),

    /** A cleared zone with a condensed rim around the nucleus. */
    PERINUCLEAR_HALO("perinuclear-halo"),

    /** Distinct clumps and clearings in a nucleus of normal size. */
    COARSE_CHROMATIN("coarse-chromatin"),

    /** A dense, layered plate with a refractile rim in the cytoplasm. */
    KERATINISED_CYTOPLASM("keratinised-cytoplasm"),

    /** A small nucleus (8 to 11 pixels across), dense and without texture. */
    PYKNOTIC_NUCLEUS("pyknotic-nucleus");

    private final String label;

    CellType(final String label) {
        this.label = label;
    }

    /**
     * The class name in files and tables.
     *
     * @return lower case, words joined by hyphens
     */
    public String label() {
        return label;
    }
}
