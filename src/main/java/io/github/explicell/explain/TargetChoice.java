package io.github.explicell.explain;

import io.github.explicell.image.Region;
import java.util.List;

/**
 * Which class of each region is explained.
 *
 * @param kind the predicted class, the true one, or a named one
 * @param name of the class, if it is a named one; else null
 * @param against name of the class whose score is taken off, or null
 * @param probability whether the score is the probability rather than the logit
 */
public record TargetChoice(Kind kind, String name, String against, boolean probability) {

    /** Where the class comes from. */
    public enum Kind {
        /** The most probable class. */
        PREDICTED,
        /** The class that the region carries. */
        TRUE,
        /** One class for all regions. */
        NAMED
    }

    /** The logit of the predicted class. */
    public static final TargetChoice DEFAULT = new TargetChoice(Kind.PREDICTED, null, null, false);

    /**
     * The logit of a class.
     *
     * @param text {@code predicted}, {@code true}, or the name of a class
     * @return the choice
     */
    public static TargetChoice parse(final String text) {
        return switch (text) {
            case "predicted" -> DEFAULT;
            case "true" -> new TargetChoice(Kind.TRUE, null, null, false);
            default -> named(text);
        };
    }

    /**
     * The logit of a class.
     *
     * @param className its name
     * @return the choice
     */
    public static TargetChoice named(final String className) {
        return new TargetChoice(Kind.NAMED, className, null, false);
    }

    /**
     * @param className whose score is taken off, or null for none
     * @return the same against that class
     */
    public TargetChoice against(final String className) {
        return new TargetChoice(kind, name, className, probability);
    }

    /** @return the same by the probability rather than the logit */
    public TargetChoice byProbability() {
        return new TargetChoice(kind, name, against, true);
    }

    /**
     * Checks all that can be known before the network runs.
     *
     * @param classes the model's
     * @param regions what is to be explained
     * @throws IllegalArgumentException naming the class or the region that does not fit
     */
    void check(final List<String> classes, final List<Region> regions) {
        if (name != null) index(classes, name);
        if (against != null) index(classes, against);
        if (kind == Kind.TRUE) for (final Region region : regions) trueClass(classes, region);
    }

    /**
     * @param classes the model's
     * @param region what is explained
     * @param predicted index of its most probable class
     * @return what is explained of it
     * @throws IllegalArgumentException naming the region, if its class is that against which it should be explained
     */
    Target target(final List<String> classes, final Region region, final int predicted) {
        final int index =
                switch (kind) {
                    case PREDICTED -> predicted;
                    case TRUE -> trueClass(classes, region);
                    case NAMED -> index(classes, name);
                };
        final int other = against == null ? Target.NONE : index(classes, against);
        if (index == other)
            throw new IllegalArgumentException("the region " + region.name() + " is to be explained as " + against
                    + " against " + against + "; name the class to explain, another one than that");
        return new Target(index, other, probability);
    }

    private static int trueClass(final List<String> classes, final Region region) {
        final String label = region.label();
        final int index = label == null ? -1 : classes.indexOf(label);
        if (index < 0)
            throw new IllegalArgumentException("the region " + region.name()
                    + (label == null
                            ? " has no true class; explain the predicted class, or name one"
                            : " has the true class " + label
                                    + ", which the model does not know; its classes are "
                                    + String.join(", ", classes)));
        return index;
    }

    private static int index(final List<String> classes, final String name) {
        final int index = classes.indexOf(name);
        if (index < 0)
            throw new IllegalArgumentException(
                    "the model has no class " + name + "; its classes are " + String.join(", ", classes));
        return index;
    }
}
