package io.github.explicell.explain;

import io.github.explicell.network.Network;
import java.util.function.BiFunction;

/**
 * What dialogs, help texts and tables say of a method of explanation. {@link Methods} lists them.
 *
 * @param name as users give it, such as {@code grad-cam}
 * @param title as it is written in figures, such as {@code Grad-CAM}
 * @param what one sentence on what it does
 * @param cost one sentence on what it costs
 * @param paper where it was published
 * @param needs the network's output that it shows, or null; only models with that output offer the method
 * @param maker makes the method's own class, of itself and the settings
 */
public record Method(
        String name,
        String title,
        String what,
        String cost,
        String paper,
        String needs,
        BiFunction<Method, MethodSettings, Explainer> maker) {

    /**
     * @param settings steps, samples and the like
     * @return the method, ready for use
     */
    public Explainer make(final MethodSettings settings) {
        return maker.apply(this, settings);
    }

    /**
     * @param other a name
     * @return the same method under that name, for tables that show it with several settings
     */
    public Method named(final String other) {
        return new Method(other, title, what, cost, paper, needs, maker);
    }

    /**
     * @param network a model's network
     * @return whether the method can explain it
     */
    public boolean isOfferedBy(final Network network) {
        return needs == null || network.outputs().containsKey(needs);
    }

    @Override
    public String toString() {
        return name;
    }
}
