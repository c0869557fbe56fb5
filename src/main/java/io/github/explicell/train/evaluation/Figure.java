package io.github.explicell.train.evaluation;

/**
 * One measured number.
 *
 * @param measure its name, such as {@code recall}
 * @param of a class's name, or {@value #ALL}, {@value #MACRO}, {@value #WEIGHTED} or {@value #MICRO}
 * @param value NaN if the cases do not define it
 * @param low lower end of its 95 % interval, or NaN
 * @param high upper end of it, or NaN
 */
public record Figure(String measure, String of, double value, double low, double high) {

    /** Of all cases together. */
    public static final String ALL = "all";
    /** The mean over the classes. */
    public static final String MACRO = "macro mean";
    /** The mean over the classes by their cases. */
    public static final String WEIGHTED = "weighted mean";
    /** Of all classes' decisions pooled. */
    public static final String MICRO = "micro mean";
}
