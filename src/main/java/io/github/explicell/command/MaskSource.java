package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.explicell.explain.Masks;
import io.github.explicell.explain.PictureMasks;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What counts as inside, by the names that dialogs and macros use; closes a file that it opened. */
final class MaskSource implements AutoCloseable {

    /** The region's outline. */
    static final String OUTLINE = "roi";

    private final Picture labels;
    private final Masks masks;

    private MaskSource(final Picture labels, final Masks masks) {
        this.labels = labels;
        this.masks = masks;
    }

    /**
     * @param mask {@value #OUTLINE}, title of an open label image, or a file
     * @param image what is explained
     * @param rule by which its crops are cut
     * @return the masks of its regions
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if there is no such image or file, or it does not fit
     */
    static MaskSource of(final String mask, final ImagePlus image, final CropRule rule) throws IOException {
        if (mask.isBlank() || mask.strip().equals(OUTLINE)) return new MaskSource(null, Masks.OUTLINE);
        final ImagePlus open = WindowManager.getImage(mask.strip());
        if (open == null && !Files.isRegularFile(Path.of(mask.strip())))
            throw new IllegalArgumentException(
                    "mask must be " + OUTLINE + ", the title of an open label image or a file, not " + mask + ".");
        final Picture labels = open != null ? Pictures.of(open) : Pictures.open(Path.of(mask.strip()), 0);
        try {
            return new MaskSource(labels, new PictureMasks(labels, Pictures.of(image), rule));
        } catch (final IllegalArgumentException e) {
            labels.close();
            throw e;
        }
    }

    /** The masks, until this is closed. */
    Masks masks() {
        return masks;
    }

    @Override
    public void close() throws IOException {
        if (labels != null) labels.close();
    }
}
