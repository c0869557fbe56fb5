package io.github.explicell.train;

/**
 * What the card of a trained model says beside the figures.
 *
 * @param description of the model, one or two sentences
 * @param licence of the weights
 * @param origin of the images and of the first weights
 */
public record About(String description, String licence, String origin) {

    /** Says that the user has yet to fill it in. */
    public static final About UNKNOWN = new About(
            "A classifier trained with Explicell.",
            "not stated by its author",
            "Trained by its user on images of their own.");
}
