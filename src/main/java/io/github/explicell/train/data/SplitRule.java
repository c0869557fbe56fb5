package io.github.explicell.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How samples are parted. In every kind but a given one no group is in two parts.
 *
 * @param kind by shares, as one of several folds, or as the data themselves say
 * @param folds how many, at least 2; else 0
 * @param fold which of them is the test part, from 1; else 0
 * @param validation share of all samples for the validation, above 0 and below 1
 * @param test share of all samples for the test; 0 for none, and where folds or data say it
 */
public record SplitRule(Kind kind, int folds, int fold, double validation, double test) {

    /** Where the parts come from. */
    public enum Kind {
        /** Grouped and stratified, by shares. */
        SHARES,
        /** One fold is the test part; the rest is parted by the share for validation. */
        FOLDS,
        /** Each sample says its part; where none is for validation, the training part is parted by its share. */
        GIVEN
    }

    /**
     * @param kind by shares, as one of several folds, or as the data themselves say
     * @param folds how many, at least 2; else 0
     * @param fold which of them is the test part, from 1; else 0
     * @param validation share of all samples for the validation, above 0 and below 1
     * @param test share of all samples for the test; 0 for none, and where folds or data say it
     * @throws IllegalArgumentException naming what is out of range
     */
    public SplitRule {
        if (!(validation > 0) || !(test >= 0) || validation + test >= 1)
            throw new IllegalArgumentException("the shares for validation (" + validation + ") and test (" + test
                    + ") must be above 0 (test: or 0) and together below 1");
        if (kind == Kind.FOLDS) {
            if (folds < 2) throw new IllegalArgumentException("there must be at least 2 folds, not " + folds);
            if (fold < 1 || fold > folds)
                throw new IllegalArgumentException("the fold must be 1 to " + folds + ", not " + fold);
            if (validation + 1.0 / folds >= 1)
                throw new IllegalArgumentException("the share for validation (" + validation + ") leaves nothing to"
                        + " train on beside a fold of 1/" + folds);
        }
    }

    /**
     * @param validation share of all samples for the validation, above 0 and below 1
     * @param test share of all samples for the test; 0 for none, and where folds or data say it
     * @return parts by shares of the samples
     */
    public static SplitRule shares(final double validation, final double test) {
        return new SplitRule(Kind.SHARES, 0, 0, validation, test);
    }

    /**
     * @param fold which of them is the test part, from 1; else 0
     * @param folds how many, at least 2; else 0
     * @param validation share of all samples for the validation, above 0 and below 1
     * @return one of several folds as test part, from 1
     */
    public static SplitRule fold(final int fold, final int folds, final double validation) {
        return new SplitRule(Kind.FOLDS, folds, fold, validation, 0);
    }

    /**
     * @param validation share of all samples for the validation, above 0 and below 1
     * @return the parts that the samples name; the share counts only where none is for validation
     */
    public static SplitRule given(final double validation) {
        return new SplitRule(Kind.GIVEN, 0, 0, validation, 0);
    }

    /**
     * @param other which of them is the test part, from 1; else 0
     * @return the same number of folds, another one of them
     */
    public SplitRule withFold(final int other) {
        return fold(other, folds, validation);
    }

    /**
     * Parts a data set.
     *
     * @param data the samples
     * @param seed fixes what is drawn
     * @return three parts
     * @throws IllegalArgumentException naming a class that has too few groups, or what the data say wrongly
     */
    public Split split(final DataSet data, final long seed) {
        return switch (kind) {
            case SHARES -> Split.grouped(data, validation, test, seed);
            case FOLDS -> folded(data, seed);
            case GIVEN -> given(data, seed);
        };
    }

    private Split folded(final DataSet data, final long seed) {
        final List<List<Sample>> parts = Folds.of(data.samples(), folds, seed);
        final List<Sample> rest = new ArrayList<>();
        for (int i = 0; i < folds; i++) if (i != fold - 1) rest.addAll(parts.get(i));
        final Set<Sample> test = Collections.newSetFromMap(new IdentityHashMap<>());
        test.addAll(parts.get(fold - 1));
        final double share = validation * data.samples().size() / rest.size();
        // in the order of the data, so that the split does not depend on how folds are filled
        return inner(
                        data,
                        data.samples().stream().filter(s -> !test.contains(s)).toList(),
                        share,
                        seed)
                .withTest(data.samples().stream().filter(test::contains).toList());
    }

    private Split given(final DataSet data, final long seed) {
        final List<List<Sample>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (final Sample sample : data.samples()) {
            final Part part = sample.part();
            if (part != null) parts.get(part.ordinal()).add(sample);
        }
        if (parts.stream().allMatch(List::isEmpty))
            throw new IllegalArgumentException("no sample says which part of the split it is for: give a column or"
                    + " property '" + Part.PROPERTY + "', or lists of the parts");
        if (parts.get(1).isEmpty())
            return inner(data, parts.get(0), validation, seed).withTest(parts.get(2));
        return new Split(parts.get(0), parts.get(1), parts.get(2)).checked(data.classes());
    }

    private static Split inner(final DataSet data, final List<Sample> rest, final double share, final long seed) {
        return Split.grouped(new DataSet(data.source(), rest, List.of()), share, 0, seed)
                .checked(data.classes());
    }
}
