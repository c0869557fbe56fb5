package io.github.explicell.explain.superpixel;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * SLIC (Achanta et al., TPAMI 2012) as scikit-image 0.26.0's {@code slic}: k-means in colour and place, each cluster
 * within its neighbourhood. The image is stretched to 0..1 before.
 * <p>
 * Freedom: of clusters equally near to a pixel the first wins, there as here; which ones are equally near may depend on
 * the last bit of a rounded number. Scikit-image's labels begin at 1, which lime 0.2.0.1 does not expect: given them, it
 * never hides the last super-pixel. Here they begin at 0.
 * </p>
 *
 * @param segments about how many super-pixels, at least 1
 * @param compactness weight of the place against the colour, above 0; in SLIC-zero the first one
 * @param iterations of k-means at most, at least 1
 * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
 * @param lab whether colours are compared in CIE L*a*b* rather than RGB
 * @param connected whether super-pixels are made of one piece
 * @param minSizeFactor pieces below this share of the usual size are joined to a neighbour
 * @param maxSizeFactor pieces above this multiple of the usual size are cut
 * @param zero whether each super-pixel adapts its compactness (SLIC-zero)
 */
public record Slic(
        int segments,
        double compactness,
        int iterations,
        double sigma,
        boolean lab,
        boolean connected,
        double minSizeFactor,
        double maxSizeFactor,
        boolean zero)
        implements ColourSegmenter {

    /** Scikit-image's defaults. */
    public static final Slic DEFAULT = new Slic(100, 10, 10, 0, true, true, 0.5, 3, false);

    /** SLIC-zero with scikit-image's defaults. */
    public static final Slic ZERO = new Slic(100, 10, 10, 0, true, true, 0.5, 3, true);

    /**
     * @param segments about how many super-pixels, at least 1
     * @param compactness weight of the place against the colour, above 0; in SLIC-zero the first one
     * @param iterations of k-means at most, at least 1
     * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
     * @param lab whether colours are compared in CIE L*a*b* rather than RGB
     * @param connected whether super-pixels are made of one piece
     * @param minSizeFactor pieces below this share of the usual size are joined to a neighbour
     * @param maxSizeFactor pieces above this multiple of the usual size are cut
     * @param zero whether each super-pixel adapts its compactness (SLIC-zero)
     * @throws IllegalArgumentException naming the parameter that is out of range
     */
    public Slic {
        Ranges.check("number", segments, 1, Integer.MAX_VALUE);
        Ranges.check("compactness", compactness, Double.MIN_NORMAL, Double.MAX_VALUE);
        Ranges.check("number of iterations", iterations, 1, Integer.MAX_VALUE);
        Ranges.check("sigma", sigma, 0, 100);
        Ranges.check("smallest size factor", minSizeFactor, 0, 1);
        Ranges.check("largest size factor", maxSizeFactor, 1, Double.MAX_VALUE);
    }

    /**
     * @param number about how many super-pixels, at least 1
     * @return the same with another number of super-pixels
     */
    public Slic withSegments(final int number) {
        return new Slic(number, compactness, iterations, sigma, lab, connected, minSizeFactor, maxSizeFactor, zero);
    }

    /**
     * @param other weight of the place against the colour, above 0; in SLIC-zero the first one
     * @return the same with another compactness
     */
    public Slic withCompactness(final double other) {
        return new Slic(segments, other, iterations, sigma, lab, connected, minSizeFactor, maxSizeFactor, zero);
    }

    @Override
    public Superpixels segment(final RandomAccessibleInterval<FloatType> pixels) {
        final ColourImage colours = ColourImage.of(pixels).stretched();
        final ColourImage image =
                (lab ? colours.lab() : colours).smoothed(sigma).scaled(1 / compactness);
        final int width = image.width();
        final int height = image.height();
        final SlicClusters clusters = new SlicClusters(image, new SeedGrid(width, height, segments), zero);
        int[] labels = clusters.labels(iterations);
        if (connected) {
            final double usual = (double) width * height / clusters.count();
            // NB: as large as an image at most, so that the cast cannot overflow
            final int largest = (int) Math.min((double) width * height, maxSizeFactor * usual);
            labels = new SlicPieces(labels, width, (int) (minSizeFactor * usual), largest).joined();
        }
        return Superpixels.of(width, height, labels);
    }
}
