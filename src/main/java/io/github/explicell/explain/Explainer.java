package io.github.explicell.explain;

import io.github.explicell.network.Prologue;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A method of explanation: one small class each, without state of its own. */
public interface Explainer {

    /** @return what is said of the method */
    Method method();

    /**
     * Explains one crop.
     *
     * @param subject the crop in front of the network, and what is to be explained
     * @return the method's own numbers, one for each pixel of the crop
     * @throws CancellationException if the user asked for the end
     */
    SaliencyMap explain(Subject subject);

    /** @return the ways to make images on the device that {@link #explain} uses: they are compiled with the network */
    default List<Prologue> prologues() {
        return List.of();
    }

    /**
     * @return those of {@link #prologues} whose images' scores it first looks at roughly, to find out which are needed
     *     exactly ({@link Subject#rough})
     */
    default List<Prologue> screened() {
        return List.of();
    }

    /** @return whether it asks for gradients at the image, which keep the network from running at its fastest */
    default boolean differentiatesImage() {
        return false;
    }

    /** @return whether it reads the nodes that the options name as layers */
    default boolean readsLayers() {
        return false;
    }

    /**
     * @param subject the crop in front of the network
     * @return what this method explains of it: the subject's target, unless the method knows one of its own
     */
    default Target target(final Subject subject) {
        return subject.target();
    }

    /**
     * Begins what can be done while the network still works on other crops.
     *
     * @param subject the crop in front of the network, which will be explained soon
     */
    default void prepare(final Subject subject) {}
}
