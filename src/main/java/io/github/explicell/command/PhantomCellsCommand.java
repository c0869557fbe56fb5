package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.image.Images;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import io.github.explicell.phantom.PhantomFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Sample images: generated cells whose classes, and the pixels that make the classes, are known. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "Explicell"),
            @Menu(label = PhantomCellsCommand.TITLE, weight = 30)
        },
        description = "Opens generated cells of known classes, to try Explicell out.",
        headless = true)
public final class PhantomCellsCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Phantom Cells";

    private static final String FIELD = "field";
    private static final String CELLS = "cells";
    private static final int MOST_FIELDS = 200;

    @Parameter(
            label = "Content",
            description =
                    "field: an image of 15 cells with a ROI for each; cells: a stack of cells, each slice labelled"
                            + " with its class and field, to train on.",
            choices = {FIELD, CELLS},
            persist = false)
    private String content = FIELD;

    @Parameter(
            label = "Number",
            description = "Of field: which field of the series, from 1; of cells: how many fields' cells.",
            min = "1",
            max = "" + MOST_FIELDS,
            persist = false)
    private int number = 1;

    @Parameter(label = "Seed", description = "The series; the model phantom-cells never saw 2026.", persist = false)
    private long seed = 2026;

    @Parameter(
            label = "Show truth",
            description = "Of field: also the cells' labels and the pixels that make each class, as label images.",
            persist = false)
    private boolean truth;

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() {
        Inputs.choice("content", content, List.of(FIELD, CELLS));
        Inputs.range("number", number, 1, MOST_FIELDS);
        return content.equals(FIELD) ? field() : cells();
    }

    private String field() {
        final PhantomField field = Phantom.STANDARD.field(seed, number);
        if (truth) {
            show(Images.labels(field.evidence(), Optional.of(PhantomField.PIXEL_SIZE)), field.name() + "-evidence");
            show(Images.labels(field.labels(), Optional.of(PhantomField.PIXEL_SIZE)), field.name() + "-labels");
        }
        show(
                Images.rgb(List.of(field.rgb()), List.of(), Optional.of(PhantomField.PIXEL_SIZE), field.regions()),
                field.name());
        return "Opened " + field.name() + ".";
    }

    private String cells() {
        final List<RandomAccessibleInterval<FloatType>> slices = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            final PhantomField field = Phantom.STANDARD.field(seed, i);
            for (final PhantomCell cell : field.cells()) {
                slices.add(field.crop(cell, PhantomFiles.SLICE_SIDE));
                labels.add(cell.type().label() + "|" + field.name());
            }
        }
        show(Images.rgb(slices, labels, Optional.of(PhantomField.PIXEL_SIZE), List.of()), "phantom-" + seed + "-cells");
        return "Opened " + slices.size() + " cells.";
    }

    private static void show(final ImagePlus image, final String title) {
        image.setTitle(title);
        Outputs.show(image);
    }
}
