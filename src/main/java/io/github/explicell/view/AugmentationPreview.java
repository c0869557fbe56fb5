package io.github.explicell.view;

import io.github.explicell.image.Crop;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Augmenter;
import io.github.explicell.train.augment.Augmenters;
import io.github.explicell.train.augment.SomeOf;
import io.github.explicell.view.TileSheet.Tile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What an augmentation makes of crops, as one picture: each crop beside draws of the whole, then the first crop beside
 * draws of each step alone, and what mixing makes of the crops. The eye decides whether they still are what their class
 * says.
 */
public final class AugmentationPreview {

    /** So many draws fit on a screen. */
    public static final int DRAWS = 7;

    private static final int SIDE = 128;

    private final Augmentation augmentation;
    private final int draws;
    private final long seed;

    /**
     * @param augmentation any
     * @param draws of each row, at least 1; where there is a fixed number of views, a row shows these instead
     * @param seed fixes them
     */
    public AugmentationPreview(final Augmentation augmentation, final int draws, final long seed) {
        if (draws < 1) throw new IllegalArgumentException("a preview shows at least 1 draw, not " + draws);
        this.augmentation = augmentation;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * @param crops of one size, best one of each class; at least one
     * @return red, green and blue
     */
    public BufferedImage draw(final List<Crop> crops) {
        final TileSheet sheet = new TileSheet(SIDE);
        for (int i = 0; i < crops.size(); i++) sheet.row(i == 0 ? "Whole: " + title() : null, whole(crops.get(i), i));
        for (int s = 0; s < augmentation.steps().size(); s++) {
            final Augmenter step = augmentation.steps().get(s);
            sheet.row((s + 1) + ". " + words(step), alone(crops.get(0), step, s));
        }
        if (augmentation.mixing() != null && crops.size() > 1) sheet.row("Mixing", mixed(crops));
        return sheet.draw();
    }

    private String title() {
        return (augmentation.name().isEmpty() ? "augmentation" : augmentation.name())
                + (augmentation.views() > 0 ? ", " + augmentation.views() + " views of each image" : "");
    }

    private static Tile tile(final String words, final float[] planes, final Crop like) {
        return new Tile(CropImages.of(planes, like.width(), like.height()), List.of(words));
    }

    private List<Tile> whole(final Crop crop, final int row) {
        final List<Tile> tiles = new ArrayList<>();
        if (augmentation.views() == 0) tiles.add(tile("original", crop.planes(), crop));
        final int n = augmentation.views() == 0 ? draws : Math.min(augmentation.views(), draws + 1);
        for (int i = 0; i < n; i++) {
            final String name = augmentation.views() == 0 ? "draw " + (i + 1) : i == 0 ? "original" : "view " + i;
            tiles.add(tile(name, augmentation.apply(crop.planes(), crop.width(), crop.height(), i, mix(row, i)), crop));
        }
        return tiles;
    }

    /** The step happens in each draw, however seldom it does in training. */
    private List<Tile> alone(final Crop crop, final Augmenter step, final int s) {
        final List<Tile> tiles = new ArrayList<>(List.of(tile("original", crop.planes(), crop)));
        for (int i = 0; i < draws; i++) {
            final long drawn = mix(1000 + s, i);
            tiles.add(tile(
                    "draw " + (i + 1),
                    augmentation.alone(step, crop.planes(), crop.width(), crop.height(), drawn),
                    crop));
        }
        return tiles;
    }

    private List<Tile> mixed(final List<Crop> crops) {
        final Crop first = crops.get(0);
        final int each = first.planes().length;
        final float[] images = new float[crops.size() * each];
        for (int i = 0; i < crops.size(); i++) System.arraycopy(crops.get(i).planes(), 0, images, i * each, each);
        final float[] own =
                augmentation.mixing().apply(images, crops.size(), first.width(), new SplittableRandom(seed));
        final List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            final float[] planes = new float[each];
            System.arraycopy(images, i * each, planes, 0, each);
            tiles.add(tile(
                    String.format(Locale.ROOT, "%.2f of %d, %.2f of %d", own[i], i + 1, 1 - own[i], crops.size() - i),
                    planes,
                    first));
        }
        return tiles;
    }

    private long mix(final long row, final long column) {
        return seed * 1_000_003 + row * 1009 + column;
    }

    /** @return a step in words */
    static String words(final Augmenter step) {
        if (step instanceof SomeOf some)
            return (some.count() == 1 ? "one" : String.valueOf(some.count())) + " of: "
                    + String.join(
                            ", ",
                            some.of().stream()
                                    .map(Augmenters::nameOf)
                                    .distinct()
                                    .toList());
        return step.probability() == 1
                ? Augmenters.nameOf(step)
                : String.format(
                        Locale.ROOT, "%s (%.0f %% of the time)", Augmenters.nameOf(step), 100 * step.probability());
    }
}
