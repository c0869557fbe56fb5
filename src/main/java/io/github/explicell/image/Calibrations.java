package io.github.explicell.image;

import ij.measure.Calibration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the pixel size of ImageJ's calibration. */
final class Calibrations {

    private static final Map<String, Double> MICROMETRES = Map.ofEntries(
            Map.entry("um", 1d),
            Map.entry("\u00b5m", 1d),
            Map.entry("\u03bcm", 1d),
            Map.entry("\\u00b5m", 1d),
            Map.entry("micron", 1d),
            Map.entry("microns", 1d),
            Map.entry("micrometer", 1d),
            Map.entry("micrometre", 1d),
            Map.entry("micrometers", 1d),
            Map.entry("micrometres", 1d),
            Map.entry("nm", 1e-3),
            Map.entry("nanometer", 1e-3),
            Map.entry("mm", 1e3),
            Map.entry("millimeter", 1e3),
            Map.entry("cm", 1e4),
            Map.entry("m", 1e6));

    private Calibrations() {}

    /**
     * The pixel size in um.
     *
     * @param calibration of an image
     * @return empty if its unit is not one of length or its size not one. Inches
     *         do not count: they come from a screen's or a printer's resolution
     */
    static Optional<PixelSize> pixelSize(final Calibration calibration) {
        final Double x = MICROMETRES.get(unit(calibration.getXUnit()));
        final Double y = MICROMETRES.get(unit(calibration.getYUnit()));
        if (x == null
                || y == null
                || !PixelSize.isSize(calibration.pixelWidth)
                || !PixelSize.isSize(calibration.pixelHeight)) return Optional.empty();
        return Optional.of(new PixelSize(calibration.pixelWidth * x, calibration.pixelHeight * y));
    }

    /**
     * An ImageJ calibration in um.
     *
     * @param size the pixel size
     * @return a calibration with that pixel size
     */
    static Calibration of(final PixelSize size) {
        final Calibration calibration = new Calibration();
        calibration.setUnit("um");
        calibration.pixelWidth = size.x();
        calibration.pixelHeight = size.y();
        return calibration;
    }

    private static String unit(final String unit) {
        return unit == null ? "" : unit.trim().toLowerCase(Locale.ROOT);
    }
}
