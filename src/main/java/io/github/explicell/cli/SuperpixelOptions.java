package io.github.explicell.cli;

import io.github.explicell.explain.Measure;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.lime.FeatureSelection;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.lime.StabilityMeasure;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.superpixel.Cut;
import io.github.explicell.explain.superpixel.DrawnParts;
import io.github.explicell.explain.superpixel.OwnResolution;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How LIME and Kernel SHAP cut and hide; the user's own parts change from image to image. */
final class SuperpixelOptions implements Segmenter {

    @Option(
            names = "--superpixels",
            paramLabel = "HOW",
            defaultValue = "quickshift",
            description =
                    "How LIME and Kernel SHAP cut a crop: quickshift, slic, slic-zero, felzenszwalb, grid, or rois or"
                            + " labels from --parts (default: ${DEFAULT-VALUE}).")
    private Cut cut;

    @Option(
            names = "--parts",
            paramLabel = "FILE",
            description =
                    "ROIs (.zip, .roi) or a label image to be the super-pixels, such as nucleus and cytoplasm; {} in"
                            + " the file's name stands for the image's name without its ending.")
    private String parts;

    @Option(
            names = "--segments",
            paramLabel = "N",
            defaultValue = "50",
            description = "About how many super-pixels slic, slic-zero and grid make (default: ${DEFAULT-VALUE}).")
    private int segments;

    @Option(
            names = "--hide",
            paramLabel = "WHAT",
            defaultValue = "mean",
            description =
                    "What a hidden super-pixel shows: its mean colour, black, blur, mirror (its surroundings) or a"
                            + " colour such as #ff0080 (default: ${DEFAULT-VALUE}).")
    private Hiding hiding;

    @Option(
            names = "--until-stable",
            description = "Take fewer samples once the leading super-pixels are settled, and say how many it took.")
    private boolean untilStable;

    @Option(
            names = "--features",
            paramLabel = "N",
            description = "Fit LIME to this many super-pixels only, chosen as lime does (default: all).")
    private Integer features;

    @Option(
            names = "--logit",
            description = "LIME and Kernel SHAP explain the class's logit rather than its probability.")
    private boolean logit;

    @Option(
            names = "--stability",
            paramLabel = "N",
            description =
                    "Explain by LIME and Kernel SHAP with N seeds, and say how alike the leading super-pixels and the"
                            + " order of the weights are: 1 at best. Takes N times as long again.")
    private Integer seeds;

    @Option(
            names = "--own-resolution",
            description = "Cut the region's own pixels into super-pixels, up to " + OwnResolution.LARGEST
                    + " a side, rather than the network's image of it.")
    private boolean own;

    private CropRule rule;
    private ChannelRule channels;
    private volatile Picture opened;
    private volatile List<Region> drawn = List.of();

    /** Says what a crop is. */
    void of(final CropRule crops, final ChannelRule wanted) {
        this.rule = crops;
        this.channels = wanted;
    }

    /** The methods, those with super-pixels with these settings. */
    List<Method> configure(final List<Method> methods, final MethodOptions numbers) {
        if (cut.isDrawn() && parts == null)
            throw new IllegalArgumentException("--superpixels " + cut + " needs --parts FILE");
        if (cut.isDrawn() && own)
            throw new IllegalArgumentException(
                    "--own-resolution does not go with --superpixels " + cut + ", which are where they were drawn");
        return methods.stream().map(m -> configured(m, numbers)).toList();
    }

    /** What is measured of super-pixels. */
    List<Measure> measures(final MethodOptions numbers) {
        return seeds == null ? List.of() : List.of(new StabilityMeasure(settings(numbers), seeds));
    }

    private Method configured(final Method method, final MethodOptions numbers) {
        for (final SuperpixelMethod which : SuperpixelMethod.values())
            if (which.toString().equals(method.name())) return SuperpixelExplainer.method(which, settings(numbers));
        return method;
    }

    /** How a crop is cut; the user's own parts, and the region's own pixels, are of the image that {@link #during} has. */
    Segmenter segmenter() {
        return cut.isDrawn() || own ? this : cut.segmenter(segments);
    }

    private SuperpixelSettings settings(final MethodOptions numbers) {
        final SuperpixelSettings all = SuperpixelSettings.DEFAULT
                .withSegmenter(segmenter())
                .withSamples(numbers.samples(SuperpixelSettings.DEFAULT.samples()))
                .withUntilStable(untilStable)
                .withLogit(logit)
                .withHiding(hiding);
        return features == null ? all : all.withFeatures(FeatureSelection.AUTO, features);
    }

    @Override
    public Superpixels segment(final Crop crop) {
        return new DrawnParts(drawn, DrawnParts.BACKGROUND).segment(crop);
    }

    @Override
    public Superpixels segment(final Crop crop, final Region region) {
        return own
                ? new OwnResolution(cut.segmenter(segments), rule, channels, opened).segment(crop, region)
                : segment(crop);
    }

    /**
     * Reads the image's own parts, if it has any, before the work is done.
     *
     * @param image as it was given
     * @param picture the same, opened
     * @param work asks for super-pixels of the image's crops
     * @throws IOException if the parts cannot be read, or as the work does
     */
    void during(final Path image, final Picture picture, final MaskOptions.Work work) throws IOException {
        opened = picture;
        if (cut.isDrawn()) drawn = read(Path.of(parts.replace("{}", ImageRun.stem(image))), picture);
        work.run();
    }

    private List<Region> read(final Path file, final Picture picture) throws IOException {
        if (cut == Cut.ROIS) return Regions.fromRoiFile(file, picture);
        try (Picture labels = Pictures.open(file, 0)) {
            if (labels.width() != picture.width() || labels.height() != picture.height())
                throw new IllegalArgumentException("the label image " + file + " has " + labels.width() + " x "
                        + labels.height() + " pixels, but " + picture.name() + " has " + picture.width() + " x "
                        + picture.height() + ": give the labels of this image");
            return Regions.fromLabels(labels);
        }
    }
}
