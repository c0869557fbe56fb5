package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Images whose ROIs stand in the overlay, or in {@code <image>.zip} or {@code <image>.roi} beside it. The ROIs of an
 * image are one group unless they have a property {@value Region#GROUP}.
 *
 * @param words what it is, for a person
 * @param images the files
 * @param roiClass what of a ROI is its class
 */
record RoiImages(String words, List<Path> images, RoiClass roiClass) implements Source {

    @Override
    public void read(final Findings found, final Progress progress) {
        long done = 0;
        for (final Path image : images) {
            found.attempt(() -> read(image, found));
            Findings.step(progress, ++done, images.size());
        }
    }

    private void read(final Path file, final Findings found) throws IOException {
        try (Picture picture = Pictures.open(file, 0)) {
            final List<Region> regions = regions(file, picture);
            if (regions.isEmpty()) found.leaveOut(file.getFileName() + " has no ROIs.");
            for (final Region region : regions) {
                final String label = roiClass.of(region);
                if (label == null || label.isBlank())
                    found.leaveOut("The ROI " + region.name() + " of " + file.getFileName() + " has no "
                            + roiClass.words() + ", so no class.");
                else
                    found.add(new Sample(
                            file,
                            0,
                            region,
                            label.strip(),
                            region.group() != null ? region.group() : ImageFolder.stem(file)));
            }
        }
    }

    private static List<Region> regions(final Path file, final Picture picture) throws IOException {
        for (final String ending : List.of(".zip", ".roi")) {
            final Path rois = file.resolveSibling(ImageFolder.stem(file) + ending);
            if (!Files.isRegularFile(rois)) continue;
            final List<Region> regions = Regions.fromRoiFile(rois, picture);
            if (!regions.isEmpty()) return regions;
        }
        return Regions.overlay(picture);
    }
}
