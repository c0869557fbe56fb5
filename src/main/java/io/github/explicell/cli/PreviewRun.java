package io.github.explicell.cli;

import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.explain.superpixel.RegionCutter;
import io.github.explicell.files.FileNames;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.SuperpixelPreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how regions would be cut into super-pixels, and runs no network. An image that fails is reported. */
final class PreviewRun {

    private final ChannelRule channels;
    private final SuperpixelOptions superpixels;
    private final RegionCutter cutter;
    private final ImageOptions input;
    private final Main main;
    private final PrintWriter out;
    private final PrintWriter err;
    private final FileNames names = new FileNames();

    /**
     * @param folder the model, which says what a crop is
     * @param channels channels and intensity range
     * @param superpixels how crops are cut
     * @param input images and regions
     * @param main reports what fails
     * @param spec the command's
     */
    PreviewRun(
            final ModelFolder folder,
            final ChannelRule channels,
            final SuperpixelOptions superpixels,
            final ImageOptions input,
            final Main main,
            final CommandSpec spec) {
        this.channels = channels;
        this.superpixels = superpixels;
        cutter = new RegionCutter(folder.description().crop(), channels, superpixels.segmenter());
        this.input = input;
        this.main = main;
        out = spec.commandLine().getOut();
        err = spec.commandLine().getErr();
    }

    /**
     * @param folder for the files, or null
     * @return the exit status
     */
    int run(final Path folder) {
        int failures = 0;
        for (final Path image : input.images())
            try (Picture picture = Pictures.open(image, input.series())) {
                superpixels.during(image, picture, () -> preview(image, picture, folder));
            } catch (final IOException | RuntimeException e) {
                failures++;
                main.report(image + " was not cut: ", e);
            }
        return failures == 0 ? 0 : Main.FAILED;
    }

    private void preview(final Path image, final Picture picture, final Path folder) throws IOException {
        final RegionChooser.Choice choice = input.chooser().choose(picture);
        final List<Region> regions = new ArrayList<>(choice.regions());
        regions.sort(Comparator.comparing(Region::plane));
        final TextTable table = new TextTable(List.of("region", "super-pixels", "smallest", "largest"));
        final SuperpixelPreview files = folder == null
                ? null
                : new SuperpixelPreview(picture, channels, folder, names.unique(ImageRun.stem(image)));
        try (ConsoleProgress progress = new ConsoleProgress(err, picture.name() + ": region")) {
            cutter.cut(picture, regions, cut -> add(cut, table, files), progress);
            if (files != null) files.finish();
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        out.println();
        out.println(image + ": " + choice.words());
        table.print(out);
    }

    private static void add(final CutRegion cut, final TextTable table, final SuperpixelPreview files) {
        final int[] areas = cut.superpixels().areas();
        Arrays.sort(areas);
        table.add(List.of(cut.region().name(), areas.length, areas[0], areas[areas.length - 1]));
        try {
            if (files != null) files.add(cut);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
