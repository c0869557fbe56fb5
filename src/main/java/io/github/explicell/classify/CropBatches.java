package io.github.explicell.classify;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Cuts regions out of images as a model wants them, batch by batch: the next batch is cropped on a thread of its own
 * while this one is used. Memory is bounded by two batches.
 */
public final class CropBatches {

    /**
     * Regions that go through a network together.
     *
     * @param regions the regions
     * @param crops their pixels, in the same order
     * @param input N x 3 x H x W: the crops preprocessed for the network
     */
    public record Batch(List<Region> regions, List<Crop> crops, float[] input) {}

    /** Uses a batch. */
    @FunctionalInterface
    public interface User {

        /**
         * @param batch the next one
         * @param done how many regions came before it
         */
        void use(Batch batch, int done);
    }

    /** Numbers of a batch: 2 GB of floats. */
    private static final int LARGEST_INPUT = 1 << 29;

    private final ModelDescription description;
    private final Cropper cropper;
    private final int cropLength;
    private final int size;

    /**
     * @param description the model's
     * @param channels channels and intensity range in place of the model's, or null
     * @param size regions in a batch, at least 1
     * @throws IllegalArgumentException if the batch is too large, or the model reads what cannot be given to it
     */
    public CropBatches(final ModelDescription description, final ChannelRule channels, final int size) {
        this.description = description;
        this.size = size;
        if (!description.metadata().isEmpty())
            throw new IllegalArgumentException("the model " + description.name()
                    + " reads patient metadata, which this version of Explicell cannot give to it");
        cropLength = 3 * description.crop().width() * description.crop().height();
        if ((long) cropLength * size > LARGEST_INPUT)
            throw new IllegalArgumentException("a batch of " + size + " is too large for the model "
                    + description.name() + ": choose " + LARGEST_INPUT / cropLength + " at most");
        cropper = new Cropper(description.crop(), channels != null ? channels : description.channels());
    }

    /**
     * Goes through regions of one image.
     *
     * @param picture the image
     * @param regions regions of it
     * @param progress asked before each batch whether to go on
     * @param user given each batch, in the order of the regions
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException naming the region that cannot be cropped, and why
     * @throws CancellationException if progress asked for the end
     */
    public void forEach(final Picture picture, final List<Region> regions, final Progress progress, final User user)
            throws IOException {
        try (Prefetcher<Batch> crops = new Prefetcher<>("Explicell crops")) {
            crops.start(() -> cut(picture, regions, 0));
            for (int start = 0; start < regions.size(); start += size) {
                if (progress.isCanceled()) throw new CancellationException("canceled");
                final Batch batch = crops.await();
                final int following = start + batch.regions().size();
                if (following < regions.size()) crops.start(() -> cut(picture, regions, following));
                user.use(batch, start);
            }
        }
    }

    private Batch cut(final Picture picture, final List<Region> regions, final int start) throws IOException {
        final List<Region> part = regions.subList(start, Math.min(regions.size(), start + size));
        final List<Crop> crops = new ArrayList<>();
        final float[] input = new float[part.size() * cropLength];
        for (final Region region : part) {
            final Crop crop = cropper.crop(picture, region);
            description.input().apply(crop.planes(), input, crops.size() * cropLength);
            crops.add(crop);
        }
        return new Batch(part, crops, input);
    }
}
