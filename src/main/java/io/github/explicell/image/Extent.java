package io.github.explicell.image;

/**
 * How much of the image around a region goes into its crop.
 *
 * @param kind what the value means
 * @param value see {@link Kind}
 */
public record Extent(Kind kind, double value) {

    /** What the value of an {@link Extent} means. */
    public enum Kind {
        /**
         * A fraction of the region's width, added to the left and to the right, and of
         * its height, added above and below; above -0.5, which would leave nothing.
         */
        MARGIN("margin around the region"),
        /**
         * The width in pixels of a fixed field of view around the region's centre, above
         * 0; its height follows from the crop's shape. If the rule has a pixel size,
         * pixels of that size.
         */
        FIELD_PIXELS("field of view in pixels"),
        /**
         * The width in um of a fixed field of view around the region's centre, above 0;
         * its height follows from the crop's shape.
         */
        FIELD_MICROMETRES("field of view in um");

        private final String words;

        Kind(final String words) {
            this.words = words;
        }
    }

    /** The region's own rectangle. */
    public static final Extent EXACT = new Extent(Kind.MARGIN, 0);

    /**
     * @param kind what the value means
     * @param value see {@link Kind}
     * @throws IllegalArgumentException if the value is out of the kind's range
     */
    public Extent {
        if (kind == null) throw new IllegalArgumentException("A crop's extent needs a kind.");
        final double least = kind == Kind.MARGIN ? -0.5 : 0;
        if (!Double.isFinite(value) || value <= least)
            throw new IllegalArgumentException("A " + kind.words + " of " + value
                    + " is not possible: it must be a finite number above " + least + ".");
    }

    /**
     * A margin around the region.
     *
     * @param fraction of each side, added on each side; above -0.5
     * @return the extent
     */
    public static Extent margin(final double fraction) {
        return new Extent(Kind.MARGIN, fraction);
    }

    /**
     * A fixed field of view in pixels.
     *
     * @param width its width in pixels, above 0
     * @return the extent
     */
    public static Extent fieldPixels(final double width) {
        return new Extent(Kind.FIELD_PIXELS, width);
    }

    /**
     * A fixed field of view in um.
     *
     * @param width its width in um, above 0
     * @return the extent
     */
    public static Extent fieldMicrometres(final double width) {
        return new Extent(Kind.FIELD_MICROMETRES, width);
    }

    /** @return whether the field of view is the same for every region */
    public boolean isField() {
        return kind != Kind.MARGIN;
    }
}
