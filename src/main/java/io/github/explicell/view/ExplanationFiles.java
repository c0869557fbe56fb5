package io.github.explicell.view;

import io.github.explicell.explain.Explanation;
import io.github.explicell.files.FileNames;
import io.github.explicell.files.Folders;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one run of explanations, image by image: raw maps in {@code maps}, heat maps over the image in
 * {@code overlays}, crops beside their heat maps in {@code montages}, and on request the maps placed back into the image
 * in {@code stacks}. Explanations are not kept.
 */
public final class ExplanationFiles {

    private final Path folder;
    private final HeatStyle style;
    private final ChannelRule channels;
    private final int methods;
    private final MapFiles maps;
    private final SuperpixelFiles superpixels;
    private final boolean stacks;

    /**
     * @param folder for the results
     * @param style how maps are painted
     * @param channels the channels that pictures show
     * @param methods explanations of each region
     * @param stacks whether the maps are also placed back into the image
     */
    public ExplanationFiles(
            final Path folder,
            final HeatStyle style,
            final ChannelRule channels,
            final int methods,
            final boolean stacks) {
        this.folder = folder;
        this.style = style;
        this.channels = channels;
        this.methods = methods;
        maps = new MapFiles(folder);
        superpixels = new SuperpixelFiles(folder);
        this.stacks = stacks;
    }

    /**
     * Begins an image's files; they end with {@link OfImage#finish}.
     *
     * @param picture open until then
     * @param stem its name without an ending; images of one name get different files
     * @param regions how many will be explained
     * @return takes the image's explanations
     * @throws IllegalArgumentException if they are too many for a stack
     */
    public OfImage begin(final Picture picture, final String stem, final int regions) {
        return new OfImage(picture, maps.begin(stem), regions);
    }

    /** The files of one image. */
    public final class OfImage {

        private final String name;
        private final HeatPng overlays;
        private final MontagePages montages;
        private final MapStackFile stack;
        private final FileNames pages = new FileNames();
        private final List<Path> pictures = new ArrayList<>();

        private OfImage(final Picture picture, final String name, final int regions) {
            this.name = name;
            stack = stacks ? new MapStackFile(picture, folder, name, regions * methods) : null;
            overlays = new HeatPng(picture, channels, style, folder.resolve("overlays"), name);
            montages = new MontagePages(style, methods, this::writePage);
        }

        private void writePage(final BufferedImage page) throws IOException {
            final Path file = folder.resolve("montages").resolve(pages.unique(name) + ".png");
            PngFiles.write(page, file);
            pictures.add(file);
        }

        /**
         * @param explanation the methods in their order for one region after the other, plane by plane
         * @return the map's file, relative to the folder of the results
         * @throws IOException if the image cannot be read or a file not be written
         */
        public String add(final Explanation explanation) throws IOException {
            overlays.add(explanation);
            montages.add(explanation);
            if (explanation.superpixels() != null) superpixels.write(name, explanation);
            final String file = maps.write(name, explanation);
            if (stack != null) stack.add(explanation, file);
            return file;
        }

        /**
         * Writes what is drawn when all is there.
         *
         * @return how many planes have no overlay picture, because there are too many
         * @throws IOException if a file cannot be written
         */
        public int finish() throws IOException {
            overlays.finish();
            montages.finish();
            if (stack != null) stack.finish();
            return overlays.planesLeftOut();
        }

        /**
         * Deletes what was written of an image that failed.
         *
         * @throws IOException if a file cannot be deleted
         */
        public void discard() throws IOException {
            Folders.delete(folder.resolve(MapFiles.FOLDER).resolve(name));
            Folders.delete(folder.resolve(SuperpixelFiles.FOLDER).resolve(name));
            for (final Path file : overlays.files()) Folders.delete(file);
            for (final Path file : pictures) Folders.delete(file);
            if (stack != null) Folders.delete(stack.file());
        }
    }
}
