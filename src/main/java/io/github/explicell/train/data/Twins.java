package io.github.explicell.train.data;

/**
 * Two samples that show the same, or look similar.
 *
 * @param a the one
 * @param b the other
 * @param exact whether their pixels are the same
 * @param distance bits in which their difference hashes differ, of 128
 * @param partOfA what a is for, or null if there is no split
 * @param partOfB what b is for, or null if there is no split
 */
public record Twins(Sample a, Sample b, boolean exact, int distance, Part partOfA, Part partOfB) {

    /** @return whether they are of different classes, so that one of the labels may be wrong */
    public boolean isConflict() {
        return !a.label().equals(b.label());
    }

    /** @return whether they are of one slide, lesion or patient, which no split parts */
    public boolean isOfOneGroup() {
        return a.group().equals(b.group());
    }

    /** @return whether training sees the one, and the other measures what it learned */
    public boolean isAcrossParts() {
        return partOfA != partOfB;
    }

    /** @return how much it matters, 0 most */
    int rank() {
        return (isConflict() ? 0 : 4) + (isAcrossParts() ? 0 : 2) + (exact ? 0 : 1);
    }
}
