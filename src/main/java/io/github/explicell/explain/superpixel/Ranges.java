package io.github.explicell.explain.superpixel;

/** Checks parameters. */
final class Ranges {

    private Ranges() {}

    /** @throws IllegalArgumentException if a parameter lies outside its range or is no number */
    static void check(final String name, final double value, final double min, final double max) {
        if (!(value >= min && value <= max))
            throw new IllegalArgumentException("the " + name + " of super-pixels must be "
                    + (max >= Integer.MAX_VALUE ? text(min) + " or more" : "from " + text(min) + " to " + text(max))
                    + ", not " + text(value));
    }

    private static String text(final double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? Integer.toString((int) value)
                : Double.toString(value);
    }
}
