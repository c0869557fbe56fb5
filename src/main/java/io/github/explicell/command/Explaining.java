package io.github.explicell.command;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.explain.ErrorChoice;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.ExplanationFiles;
import io.github.explicell.view.ExplanationsCsv;
import io.github.explicell.view.ExplanationsTable;
import io.github.explicell.view.HeatColours;
import io.github.explicell.view.HeatOverlay;
import io.github.explicell.view.HeatStyle;
import io.github.explicell.view.MapStack;
import io.github.explicell.view.MontagePages;
import io.github.explicell.view.SuperpixelOverlay;
import io.github.explicell.view.SuperpixelView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Explains regions of an image of ImageJ and shows what came of it. */
final class Explaining {

    private final ModelFolder model;
    private final ExplainerOptions options;
    private final ImagePlus image;
    private final String mask;
    private final List<Explanation> explanations = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    /**
     * @param model a model folder
     * @param options methods, layers, target and so on, without masks
     * @param image what is explained
     * @param mask as {@link MaskSource} takes it
     */
    Explaining(final ModelFolder model, final ExplainerOptions options, final ImagePlus image, final String mask) {
        this.model = model;
        this.options = options;
        this.image = image;
        this.mask = mask;
    }

    /**
     * Computes; shows nothing.
     *
     * @param regions of the image
     * @param onlyErrors whether to take those that are misclassified, and as many right ones
     * @param progress told how far it is
     */
    void run(final List<Region> regions, final boolean onlyErrors, final Progress progress) throws IOException {
        final Picture picture = Pictures.of(image);
        final List<Region> taken = new ArrayList<>(onlyErrors ? errors(picture, regions, progress) : regions);
        taken.sort(Comparator.comparing(Region::plane));
        try (MaskSource masks = MaskSource.of(mask, image, model.description().crop());
                RegionExplainer explainer = new RegionExplainer(model, options.withMasks(masks.masks()))) {
            explainer.explain(picture, taken, explanations::add, progress);
        }
    }

    /** Writes table, maps and pictures into a folder. */
    void write(final Path folder, final HeatStyle style, final ChannelRule channels) throws IOException {
        final ExplanationFiles run =
                new ExplanationFiles(folder, style, channels, options.methods().size(), false);
        final ExplanationFiles.OfImage of = run.begin(
                Pictures.of(image),
                image.getShortTitle(),
                explanations.size() / options.methods().size());
        try {
            for (final Explanation explanation : explanations) files.add(of.add(explanation));
            of.finish();
            ExplanationsCsv.write(folder.resolve("explanations.csv"), rows -> {
                for (int i = 0; i < files.size(); i++)
                    rows.accept(ExplanationTable.row(explanations.get(i), files.get(i)));
            });
        } catch (final IOException | RuntimeException e) {
            of.discard();
            throw e;
        }
    }

    /** Shows overlay and table, and on request montage and stack; the image shown last is the active one. */
    void show(final HeatStyle style, final boolean stack, final boolean montage) throws IOException {
        final int methods = options.methods().size();
        final List<Explanation> first = new ArrayList<>();
        for (int i = 0; i < explanations.size(); i += methods) first.add(explanations.get(i));
        HeatOverlay.add(image, first, style);
        Outputs.table(() -> ExplanationsTable.show(explanations, files));
        if (montage) Outputs.showBeside(montage(style, methods));
        if (stack) Outputs.showBeside(MapStack.of(image, explanations, style.colours()));
    }

    /**
     * Shows super-pixels in the overlay, and the table.
     *
     * @param view which super-pixels
     * @param weights whether the weights are shown as an image, too
     * @param manager whether the ROI Manager gets the super-pixels, too
     */
    void showSuperpixels(final SuperpixelView view, final boolean weights, final boolean manager) {
        SuperpixelOverlay.add(image, explanations, view);
        Outputs.table(() -> ExplanationsTable.show(explanations, files));
        if (manager) Outputs.toManager(SuperpixelOverlay.superpixels(image));
        if (weights) Outputs.showBeside(MapStack.of(image, explanations, HeatColours.GREY));
    }

    // -- Helper methods --

    private List<Region> errors(final Picture picture, final List<Region> regions, final Progress progress)
            throws IOException {
        final List<Prediction> predictions = new ArrayList<>();
        final ClassifierOptions plain = options.run().telling(notice -> {});
        try (Classifier classifier = new Classifier(model, plain)) {
            classifier.classify(picture, regions, predictions::add, progress);
        }
        final boolean[] chosen = ErrorChoice.of(predictions);
        final List<Region> taken = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) if (chosen[i]) taken.add(regions.get(i));
        if (taken.isEmpty())
            throw new IllegalArgumentException("No region is misclassified, so there is no error to explain.");
        return taken;
    }

    /** The pages become slices; the last one is filled up with white. */
    private ImagePlus montage(final HeatStyle style, final int methods) throws IOException {
        final List<BufferedImage> pages = new ArrayList<>();
        final MontagePages montage = new MontagePages(style, methods, Outputs.montageRows(), pages::add);
        for (final Explanation explanation : explanations) montage.add(explanation);
        montage.finish();
        final ImageStack stack =
                new ImageStack(pages.get(0).getWidth(), pages.get(0).getHeight());
        for (final BufferedImage page : pages) {
            final ColorProcessor slice = new ColorProcessor(stack.getWidth(), stack.getHeight());
            slice.setColor(0xffffff);
            slice.fill();
            slice.insert(new ColorProcessor(page), 0, 0);
            stack.addSlice(slice);
        }
        return new ImagePlus(image.getShortTitle() + " montage", stack);
    }
}
