package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;

/** What comes in from beyond the edge of a crop that is rotated, shifted or made smaller. */
public enum Fill {
    /** The crop mirrored about its first and last pixels. */
    @SerializedName("mirror")
    MIRROR,
    /** The nearest pixel of the edge. */
    @SerializedName("edge")
    EDGE,
    /** One colour. */
    @SerializedName("colour")
    COLOUR
}
