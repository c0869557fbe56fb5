package io.github.explicell.classify;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param inputs of the network, by name: the crops preprocessed, N x 3 x H x W, and where the model reads it the
     *     regions' metadata, N x numbers
     */
    public record Batch(List<Region> regions, List<Crop> crops, Map<String, float[]> inputs) {}

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
     * @throws IllegalArgumentException if the batch is too large, as one array
     */
    public CropBatches(final ModelDescription description, final ChannelRule channels, final int size) {
        this.description = description;
        this.size = size;
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
        final float[] images = new float[part.size() * cropLength];
        final int width = MetadataField.width(description.metadata());
        final float[] metadata = new float[part.size() * width];
        for (int i = 0; i < part.size(); i++) {
            final Region region = part.get(i);
            final Crop crop = cropper.crop(picture, region);
            description.input().apply(crop.planes(), images, i * cropLength);
            System.arraycopy(encode(region), 0, metadata, i * width, width);
            crops.add(noted(crop, region));
        }
        final Map<String, float[]> inputs = new LinkedHashMap<>();
        inputs.put(Network.IMAGE, images);
        if (width > 0) inputs.put(Heads.METADATA, metadata);
        return new Batch(part, crops, inputs);
    }

    private float[] encode(final Region region) {
        try {
            return MetadataField.encode(description.metadata(), region.properties());
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("region " + region.name() + ": " + e.getMessage(), e);
        }
    }

    /** Says which metadata was not there, in the image or in the training. */
    private Crop noted(final Crop crop, final Region region) {
        final List<String> notes = new ArrayList<>(crop.notes());
        final List<String> unknown = description.metadata().stream()
                .map(MetadataField::name)
                .filter(name -> !MetadataField.isKnown(region.properties().get(name)))
                .toList();
        if (!unknown.isEmpty())
            notes.add("The model reads " + String.join(", ", unknown)
                    + ", which is not known here: the training's mean or \"unknown\" stands in for it.");
        for (final MetadataField field : description.metadata())
            if (field.isNew(region.properties().get(field.name())))
                notes.add("The training knew no " + field.name() + " \""
                        + region.properties().get(field.name()).strip() + "\": it counts as any other value.");
        return new Crop(crop.pixels(), crop.mapping(), crop.range(), notes);
    }
}
