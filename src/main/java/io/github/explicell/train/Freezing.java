package io.github.explicell.train;

import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a network training leaves alone: a node and all that it depends on, parameters and running statistics of batch
 * norm alike. It may change with the epochs, so that a network can be unfrozen little by little.
 *
 * @param to the last frozen node or module at the start, or null: everything learns
 * @param later changes, in the order of their epochs
 */
public record Freezing(String to, List<Change> later) {

    /**
     * Another last frozen node from an epoch on.
     *
     * @param epoch the first to which it applies, at least 2
     * @param to the last frozen node or module, or null: everything learns
     */
    public record Change(int epoch, String to) {}

    /** Everything learns. */
    public static final Freezing NONE = new Freezing(null, List.of());

    /**
     * @param to the last frozen node or module at the start, or null: everything learns
     * @param later changes, in the order of their epochs
     * @throws IllegalArgumentException if the epochs do not rise from 2 on
     */
    public Freezing {
        later = List.copyOf(later);
        int last = 1;
        for (final Change change : later) {
            if (change.epoch() <= last)
                throw new IllegalArgumentException(
                        "the epochs at which the frozen part changes must rise from 2 on, but there is "
                                + change.epoch() + " after " + last);
            last = change.epoch();
        }
    }

    /**
     * @param node the last frozen node or module, or null
     * @return that much frozen, always
     */
    public static Freezing to(final String node) {
        return new Freezing(node, List.of());
    }

    /**
     * @param whole a network
     * @return the network as it is frozen at the start, and after each change
     * @throws IllegalArgumentException if there is no such node
     */
    List<Network> phases(final Network whole) {
        final List<Network> phases = new ArrayList<>(List.of(frozen(whole, to)));
        for (final Change change : later) phases.add(frozen(whole, change.to()));
        return phases;
    }

    private static Network frozen(final Network whole, final String node) {
        return node == null ? whole : Surgery.freezeTo(whole, node);
    }

    /**
     * @param epoch from 1
     * @return index of the phase that it belongs to
     */
    int phase(final int epoch) {
        int phase = 0;
        while (phase < later.size() && later.get(phase).epoch() <= epoch) phase++;
        return phase;
    }

    /** @return the schedule in words */
    String words() {
        if (to == null && later.isEmpty()) return "nothing";
        final StringBuilder words = new StringBuilder(to == null ? "nothing" : "up to " + to);
        for (final Change change : later)
            words.append(", from epoch ")
                    .append(change.epoch())
                    .append(' ')
                    .append(change.to() == null ? "nothing" : "up to " + change.to());
        return words.toString();
    }
}
