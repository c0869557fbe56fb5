package io.github.explicell.train.data;

import io.github.explicell.image.Region;

/**
 * What of a ROI is its class.
 *
 * @param kind property, name or group number
 * @param property which property; null: {@value Region#CLASS}
 */
public record RoiClass(Kind kind, String property) {

    /** Where the class stands. */
    public enum Kind {
        /** The property {@value Region#CLASS}, else the name. */
        AUTOMATIC,
        /** The name. */
        NAME,
        /** ImageJ's number of the ROI's group, 1 to 255: its name in ImageJ, else {@code group-N}. */
        GROUP,
        /** A property. */
        PROPERTY
    }

    /** The property {@value Region#CLASS}, else the name. */
    public static final RoiClass AUTOMATIC = new RoiClass(Kind.AUTOMATIC, null);

    private static final String PROPERTY_PREFIX = "property:";

    /**
     * @param word {@code automatic}, {@code name}, {@code group} or {@code property:NAME}
     * @return the choice
     * @throws IllegalArgumentException if it is none
     */
    public static RoiClass of(final String word) {
        if (word.startsWith(PROPERTY_PREFIX) && word.length() > PROPERTY_PREFIX.length())
            return new RoiClass(Kind.PROPERTY, word.substring(PROPERTY_PREFIX.length()));
        return switch (word) {
            case "automatic" -> AUTOMATIC;
            case "name" -> new RoiClass(Kind.NAME, null);
            case "group" -> new RoiClass(Kind.GROUP, null);
            default ->
                throw new IllegalArgumentException(
                        "the class of a ROI is automatic, name, group or property:NAME, not '" + word + "'");
        };
    }

    /** @return the class of a region that was a ROI, or null if it has none */
    String of(final Region region) {
        return switch (kind) {
            case AUTOMATIC -> region.label() != null ? region.label() : region.name();
            case NAME -> region.name();
            case GROUP -> region.properties().get(Region.ROI_GROUP);
            case PROPERTY -> region.properties().get(property);
        };
    }

    /** @return what a ROI lacks that has no class */
    String words() {
        return switch (kind) {
            case GROUP -> "group number";
            case PROPERTY -> "property " + property;
            default -> "name";
        };
    }
}
