package io.github.explicell.train.data;

import java.nio.file.Path;

/**
 * How data are to be read, where it does not go without saying. Any component may be null.
 *
 * @param pathColumn of a table: the images
 * @param classColumn of a table: the classes
 * @param groupColumn of a table: what must not be split
 * @param images the folder that the images of a table lie in; null: the table's
 * @param masks a folder of masks, found by the images' names; the mask of an image is its region
 * @param image the one image of a table that names none
 * @param labels the label image of a table of labels that names none
 * @param roiClass what of a ROI is its class
 */
public record DataOptions(
        String pathColumn,
        String classColumn,
        String groupColumn,
        Path images,
        Path masks,
        Path image,
        Path labels,
        RoiClass roiClass) {

    /** Everything by its usual name. */
    public static final DataOptions DEFAULT =
            new DataOptions(null, null, null, null, null, null, null, RoiClass.AUTOMATIC);

    /**
     * What is not said is by its usual name.
     *
     * @param pathColumn of a table: the images
     * @param classColumn of a table: the classes
     * @param groupColumn of a table: what must not be split
     * @param images the folder that the images of a table lie in; null: the table's
     * @param masks a folder of masks, found by the images' names; the mask of an image is its region
     * @param image the one image of a table that names none
     * @param labels the label image of a table of labels that names none
     * @param roiClass what of a ROI is its class
     */
    public DataOptions {
        if (roiClass == null) roiClass = RoiClass.AUTOMATIC;
    }

    /** @return the same for one image and its label image */
    DataOptions of(final Path newImage, final Path newLabels) {
        return new DataOptions(pathColumn, classColumn, groupColumn, images, masks, newImage, newLabels, roiClass);
    }
}
