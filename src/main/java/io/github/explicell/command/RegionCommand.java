package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.KnownFields;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.util.List;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * A command that looks at regions of an image with a model: what the dialogs of all of these begin with, and how they
 * run. Device, precision, channels and intensity range are each command's own parameters, since they stand last in its
 * dialog.
 */
abstract class RegionCommand extends ExplicellCommand {

    @Parameter(label = "Image", description = "The image whose regions are looked at.", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Regions found",
            description = "What automatic takes.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private String message = "";

    @Parameter(
            label = "Model",
            description = "A model folder, or the name of one in ImageJ's folder models/explicell or models.",
            persist = false)
    private String model = "";

    @Parameter(
            label = "Regions",
            description = "automatic: the file or labels below, else selection, ROI Manager, overlay or whole image.",
            choices = {"automatic", "rois", "labels", "slices", "whole"},
            persist = false)
    private String regions = "automatic";

    @Parameter(
            label = "ROI file",
            description = "A .roi or .zip file with the regions; may be empty.",
            required = false,
            persist = false)
    private String roi_file = "";

    @Parameter(
            label = "Labels",
            description = "Title of an open label image or mask, or its file; may be empty.",
            required = false,
            persist = false)
    private String labels = "";

    @Parameter(label = "Metadata table", description = KnownMetadata.TABLE, required = false, persist = false)
    private String metadata_table = "";

    @Parameter(label = "Metadata", description = KnownMetadata.FIELDS, required = false, persist = false)
    private String fields = "";

    private KnownFields known = KnownFields.NONE;

    /**
     * Does the command's work; a failure ends a macro with its sentence.
     *
     * @param input the image, checked
     * @param chooser says which regions of it are meant
     * @return what is told in the status bar
     */
    abstract String work(ImagePlus input, RegionChooser chooser) throws IOException;

    @Override
    final String work() throws IOException {
        ImageInput.check(image);
        known = KnownMetadata.read(metadata_table, fields, inputNames());
        return work(image, RegionSource.chooser(regions, roi_file, labels, known));
    }

    /** @return the model that the user named, read and checked; it has use for the metadata that were given */
    final ModelFolder model() throws IOException {
        final ModelFolder folder = ImageJModels.read(model);
        known.check(folder.description().metadata());
        return folder;
    }

    /**
     * @param base batch and the like
     * @param device auto, cpu, gpu or gpu:N
     * @param precision a number format's name
     * @return how a network runs
     */
    final ClassifierOptions running(final ClassifierOptions base, final String device, final String precision) {
        return base.on(Devices.check(device), Precision.parse(precision)).telling(log()::info);
    }

    /**
     * @param channels as the user wrote them; empty: the model's
     * @param range as the user wrote it; empty: the model's
     * @return channels and intensity range in place of the model's
     */
    static ChannelRule channels(final String channels, final String range) {
        return new ChannelRule(
                channels.isBlank() ? null : ChannelRule.parse(channels).channels(),
                range.isBlank() ? null : IntensityRange.parse(range));
    }

    /** Fills the dialog; SciJava calls it by name. */
    @SuppressWarnings("unused")
    private void describe() {
        try {
            final List<String> models = ImageJModels.library().names();
            if (model.isBlank() && !models.isEmpty()) model = models.get(0);
            message = RegionSource.found(image, models);
        } catch (final IOException | RuntimeException e) {
            message = Failure.sentence(title(), e);
        }
    }
}
