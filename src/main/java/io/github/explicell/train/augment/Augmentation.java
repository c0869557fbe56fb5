package io.github.explicell.train.augment;

import com.google.gson.annotations.JsonAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to crops in training: augmenters one after the other, as data.
 *
 * @param name of the preset, or what its author calls it
 * @param fill what comes in from beyond the edge
 * @param colour red, green and blue, 0..1, for {@link Fill#COLOUR}; null: black
 * @param views 0: each epoch draws anew. Else so many views of each sample are drawn once, the first being the sample as
 *     it is, and an epoch shows all of them
 * @param separately whether step i makes view i alone, rather than all steps every view
 * @param steps in their order
 * @param mixing of the samples of a batch, or null
 */
@JsonAdapter(AugmentationJson.class)
public record Augmentation(
        String name,
        Fill fill,
        List<Double> colour,
        int views,
        boolean separately,
        List<Augmenter> steps,
        Mixing mixing) {

    private static final int MOST_VIEWS = 1000;

    /** No change at all. */
    public static final Augmentation NONE = of("none", Fill.MIRROR, List.of());

    /**
     * @param name of the preset, or what its author calls it
     * @param fill what comes in from beyond the edge
     * @param colour red, green and blue, 0..1, for {@link Fill#COLOUR}; null: black
     * @param views 0: each epoch draws anew. Else so many views of each sample are drawn once, the first being the
     *     sample as it is, and an epoch shows all of them
     * @param separately whether step i makes view i alone, rather than all steps every view
     * @param steps in their order
     * @param mixing of the samples of a batch, or null
     * @throws IllegalArgumentException naming what is wrong
     */
    public Augmentation {
        if (name == null) name = "";
        if (fill == null) fill = Fill.MIRROR;
        if (colour != null && (colour.size() != 3 || colour.stream().anyMatch(v -> !(v >= 0 && v <= 1))))
            throw new IllegalArgumentException("the fill's colour is three values of 0 to 1, not " + colour);
        if (steps == null) throw new IllegalArgumentException("an augmentation lacks its list 'steps'");
        steps = List.copyOf(steps);
        if (views < 0 || views > MOST_VIEWS)
            throw new IllegalArgumentException("views must be 0 (drawn anew) to " + MOST_VIEWS + ", not " + views);
        if (separately && views != steps.size() + 1)
            throw new IllegalArgumentException("with one view for each of " + steps.size()
                    + " steps and the original there are " + (steps.size() + 1) + " views, not " + views);
    }

    /**
     * @param name of the preset, or what its author calls it
     * @param fill what comes in from beyond the edge
     * @param steps in their order
     * @return steps that are drawn anew each epoch
     */
    public static Augmentation of(final String name, final Fill fill, final List<Augmenter> steps) {
        return new Augmentation(name, fill, null, 0, false, steps, null);
    }

    /** @return whether crops stay as they are, whatever is drawn */
    public boolean changesNothing() {
        return steps.isEmpty() || views == 1;
    }

    /**
     * @return whether a sample's inputs to the network are always the same few, so that what a frozen part makes of them
     *     may be kept: no mixing, and either no change or a number of views drawn once
     */
    public boolean isFinite() {
        return mixing == null && (changesNothing() || views > 0);
    }

    /** @return how many views of each sample an epoch shows, at least 1 */
    public int viewsInEpoch() {
        return steps.isEmpty() ? 1 : Math.max(1, views);
    }

    /**
     * Makes a view of a crop.
     *
     * @param planes 3 x height x width, 0..1; stays as it is
     * @param width in pixels
     * @param height in pixels
     * @param view 0 to below {@link #viewsInEpoch()}
     * @param seed fixes what happens
     * @return a changed copy, 0..1
     */
    public float[] apply(final float[] planes, final int width, final int height, final int view, final long seed) {
        final Draft draft = new Draft(planes, width, height, fill, rgb());
        if (views > 0 && view == 0) return draft.planes();
        final SplittableRandom random = new SplittableRandom(seed);
        if (separately) steps.get(view - 1).perhaps(draft, random);
        else steps.forEach(step -> step.perhaps(draft, random));
        return draft.planes();
    }

    /**
     * Makes what one step alone does to a crop, whatever its probability says.
     *
     * @param step any
     * @param planes 3 x height x width, 0..1; stays as it is
     * @param width in pixels
     * @param height in pixels
     * @param seed fixes what happens
     * @return a changed copy, 0..1
     */
    public float[] alone(
            final Augmenter step, final float[] planes, final int width, final int height, final long seed) {
        final Draft draft = new Draft(planes, width, height, fill, rgb());
        step.apply(draft, new SplittableRandom(seed));
        return draft.planes();
    }

    private float[] rgb() {
        final float[] rgb = new float[3];
        for (int c = 0; c < 3 && colour != null; c++) rgb[c] = colour.get(c).floatValue();
        return rgb;
    }

    // -- Variants --

    /**
     * @param other what stands beyond a crop's edges
     * @return the same with its crops' edges filled otherwise
     */
    public Augmentation filling(final Fill other) {
        return new Augmentation(name, other, colour, views, separately, steps, mixing);
    }

    /**
     * @param other how samples are mixed, or null
     * @return the same with samples mixed, or with null not mixed
     */
    public Augmentation mixing(final Mixing other) {
        return new Augmentation(name, fill, colour, views, separately, steps, other);
    }

    /**
     * @param number of views that are drawn once, the original included; 0: drawn anew each epoch
     * @return the same with these
     */
    public Augmentation withViews(final int number) {
        return new Augmentation(name, fill, colour, number, separately, steps, mixing);
    }

    /**
     * Puts steps in the place of those of the same class.
     *
     * @param kind class of the steps that go
     * @param instead what comes, where the first of them was or else at the end; may be none
     * @return the same otherwise
     * @throws IllegalArgumentException if each view has its own step: they stay as published
     */
    public Augmentation with(final Class<? extends Augmenter> kind, final List<? extends Augmenter> instead) {
        if (separately)
            throw new IllegalArgumentException("the augmentation " + name
                    + " makes a view of each of its steps and is taken as a whole; put another one into a JSON file");
        final List<Augmenter> changed = new ArrayList<>();
        boolean placed = false;
        for (final Augmenter step : steps) {
            if (!kind.isInstance(step)) changed.add(step);
            else if (!placed) placed = changed.addAll(instead) || true;
        }
        if (!placed) changed.addAll(instead);
        return new Augmentation(name, fill, colour, views, false, changed, mixing);
    }
}
