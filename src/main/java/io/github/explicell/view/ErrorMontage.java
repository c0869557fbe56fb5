package io.github.explicell.view;

import io.github.explicell.image.Crop;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.view.TileSheet.Tile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wrong decisions side by side, the worst first: what was cut out, what it was taken for, what it is. */
public final class ErrorMontage {

    private static final int COLUMNS = 6;
    private static final int SIDE = 160;

    private ErrorMontage() {}

    /**
     * @param cases what was evaluated
     * @param indices the wrong ones to show, at least one
     * @param crops of these
     * @param names of these: image and region
     * @return red, green and blue
     */
    public static BufferedImage draw(
            final Cases cases, final int[] indices, final List<Crop> crops, final List<String> names) {
        final TileSheet sheet = new TileSheet(SIDE);
        for (int start = 0; start < indices.length; start += COLUMNS) {
            final List<Tile> tiles = new ArrayList<>();
            for (int k = start; k < Math.min(indices.length, start + COLUMNS); k++) {
                final Crop crop = crops.get(k);
                final int i = indices[k];
                tiles.add(new Tile(
                        CropImages.of(crop.planes(), crop.width(), crop.height()),
                        List.of(
                                names.get(k),
                                "is " + words(cases, i, cases.truth()[i]),
                                "taken for " + words(cases, i, cases.decided()[i]))));
            }
            sheet.row(null, tiles);
        }
        return sheet.draw();
    }

    private static String words(final Cases cases, final int i, final int c) {
        final String name = cases.classes().get(c);
        return cases.hasProbabilities()
                ? String.format(Locale.ROOT, "%s (%.2f)", name, cases.probabilities()[i][c])
                : name;
    }
}
