package io.github.explicell.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rectangle of an image that becomes a crop.
 *
 * @param bounds in image coordinates; may reach beyond the image
 * @param notes what the user should know, each a sentence
 */
record CropBox(Bounds bounds, List<String> notes) {

    /** Pixel sizes that differ by less than this fraction are the same. */
    private static final double SAME_SIZE = 0.01;

    /**
     * @param rule the crop's rule
     * @param region the rectangle around the region
     * @param picture the image
     * @throws IllegalArgumentException if the rule's field is in um and neither
     *           image nor rule has a pixel size
     */
    static CropBox of(final CropRule rule, final Bounds region, final Picture picture) {
        final List<String> notes = new ArrayList<>();
        final Extent extent = rule.extent();
        if (!extent.isField()) {
            noteMargin(rule, picture, notes);
            final double grow = 1 + 2 * extent.value();
            return new CropBox(fitted(rule, region.resized(region.width() * grow, region.height() * grow)), notes);
        }
        final double width = extent.value();
        final double height = width * rule.height() / rule.width();
        final PixelSize scale = fieldScale(rule, picture, notes);
        return new CropBox(region.resized(width / scale.x(), height / scale.y()), notes);
    }

    private static Bounds fitted(final CropRule rule, final Bounds box) {
        if (rule.fit() == Fit.STRETCHED) return box;
        final double aspect = (double) rule.width() / rule.height();
        final boolean tooWide = box.width() > box.height() * aspect;
        final boolean keepWidth = tooWide == (rule.fit() == Fit.SQUARE_AROUND);
        return keepWidth
                ? box.resized(box.width(), box.width() / aspect)
                : box.resized(box.height() * aspect, box.height());
    }

    /** How many units of the field of view an image pixel is wide and high. */
    private static PixelSize fieldScale(final CropRule rule, final Picture picture, final List<String> notes) {
        final boolean micrometres = rule.extent().kind() == Extent.Kind.FIELD_MICROMETRES;
        final Optional<PixelSize> size = picture.pixelSize();
        final Double model = rule.pixelSize();
        if (size.isEmpty() && model == null && micrometres)
            throw new IllegalArgumentException(
                    picture.name()
                            + " has no pixel size, so a field of view in um cannot be cut out: calibrate the image (Analyze > Set Scale).");
        if (size.isEmpty() && model != null)
            notes.add(picture.name() + " has no pixel size; it was taken to be the model's, " + um(model) + ".");
        if (model != null) noteMismatch(size, model, "the field of view was scaled accordingly", picture, notes);
        if (micrometres) return size.orElseGet(() -> new PixelSize(model, model));
        if (model == null || size.isEmpty()) return new PixelSize(1, 1);
        return new PixelSize(size.get().x() / model, size.get().y() / model);
    }

    private static void noteMargin(final CropRule rule, final Picture picture, final List<String> notes) {
        if (rule.pixelSize() != null)
            noteMismatch(
                    picture.pixelSize(),
                    rule.pixelSize(),
                    "crops follow the region's size, so they show other detail than the model was trained on",
                    picture,
                    notes);
    }

    private static void noteMismatch(
            final Optional<PixelSize> size,
            final double model,
            final String consequence,
            final Picture picture,
            final List<String> notes) {
        size.filter(s -> differs(s.x(), model) || differs(s.y(), model))
                .ifPresent(s -> notes.add("The pixels of " + picture.name() + " are " + um(s.x())
                        + " wide, the model's " + um(model) + "; " + consequence + "."));
    }

    private static boolean differs(final double size, final double model) {
        return Math.abs(size / model - 1) > SAME_SIZE;
    }

    private static String um(final double size) {
        return String.format(Locale.ROOT, "%.4g um", size);
    }
}
