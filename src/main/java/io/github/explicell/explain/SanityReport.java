package io.github.explicell.explain;

import java.util.List;

/**
 * What the parameter-randomisation check found.
 *
 * @param rows one for each method and block, method by method, the block nearest to the logits first
 * @param regions how many regions were looked at
 */
public record SanityReport(List<Row> rows, int regions) {

    /**
     * A method whose maps of the trained and of the randomised networks have a mean rank correlation above this does not
     * change enough: it shows the image rather than what the network has learned.
     */
    public static final double UNCHANGED = 0.5;

    /**
     * How much of a method's maps is left when a block and all behind it have been randomised.
     *
     * @param method its name
     * @param depth how many blocks have been randomised, from 1
     * @param block the last of these
     * @param correlation Spearman's, of the absolute maps; the mean over the regions. NaN if no map of the trained network
     *     says anything
     */
    public record Row(String method, int depth, String block, double correlation) {}

    /**
     * Keeps its own list.
     *
     * @param rows one for each method and block, method by method, the block nearest to the logits first
     * @param regions how many regions were looked at
     */
    public SanityReport {
        rows = List.copyOf(rows);
    }

    /** @return names of the methods, in their order */
    public List<String> methods() {
        return rows.stream().map(Row::method).distinct().toList();
    }

    /**
     * @param method one of {@link #methods}
     * @return the mean correlation over the blocks; NaN if there is none
     */
    public double mean(final String method) {
        return rows.stream()
                .filter(row -> row.method().equals(method))
                .mapToDouble(Row::correlation)
                .average()
                .orElse(Double.NaN);
    }

    /** @return names of the methods whose mean correlation is above {@value #UNCHANGED} */
    public List<String> unchanged() {
        return methods().stream().filter(method -> mean(method) > UNCHANGED).toList();
    }
}
