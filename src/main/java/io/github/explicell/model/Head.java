package io.github.explicell.model;

import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of an architecture whose shape depends on the number of classes. */
final class Head {

    private final String architecture;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Integer> axes = new ArrayList<>();

    /**
     * @param architecture an architecture's name
     * @param size of its input in pixels
     */
    Head(final String architecture, final int size) {
        this.architecture = architecture;
        final List<Parameter> two = parameters(architecture, size, 2);
        final List<Parameter> three = parameters(architecture, size, 3);
        for (int i = 0; i < two.size(); i++) {
            final Shape a = two.get(i).shape();
            final Shape b = three.get(i).shape();
            for (int d = 0; d < a.rank(); d++)
                if (a.get(d) != b.get(d)) {
                    parameters.add(two.get(i));
                    axes.add(d);
                }
        }
    }

    private static List<Parameter> parameters(final String architecture, final int size, final int classes) {
        final Network network = ArchitectureSpec.plain(architecture, size).build(classes);
        return network.parameters();
    }

    /** @return the parameters' names */
    Set<String> names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param weights with this head
     * @return the number of classes
     * @throws IOException if the head is not there
     */
    int classes(final Weights weights) throws IOException {
        final Parameter first = parameters.get(0);
        if (!weights.names().contains(first.name()))
            throw new IOException("the weights have no head of " + architecture + " (" + first.name()
                    + "), so it cannot be kept; name the new model's classes instead");
        final Shape shape = weights.shape(first.name());
        if (shape.rank() != first.shape().rank())
            throw new IOException(
                    "the head " + first.name() + " is " + shape + ", which no head of " + architecture + " is");
        return shape.get(axes.get(0));
    }
}
