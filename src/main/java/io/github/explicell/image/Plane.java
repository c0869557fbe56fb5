package io.github.explicell.image;

/**
 * One plane of a stack or hyperstack, all channels of it.
 *
 * @param z the slice, from 0
 * @param t the frame (time point), from 0
 */
public record Plane(int z, int t) implements Comparable<Plane> {

    /** The first plane; the only one of a single image. */
    public static final Plane FIRST = new Plane(0, 0);

    /**
     * @param z the slice, from 0
     * @param t the frame (time point), from 0
     * @throws IllegalArgumentException if a number is negative
     */
    public Plane {
        if (z < 0 || t < 0)
            throw new IllegalArgumentException("Plane z " + z + ", t " + t + " does not exist: planes count from 0.");
    }

    /** By frame, then by slice. */
    @Override
    public int compareTo(final Plane other) {
        return t == other.t ? Integer.compare(z, other.z) : Integer.compare(t, other.t);
    }
}
