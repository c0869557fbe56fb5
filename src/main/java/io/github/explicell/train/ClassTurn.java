package io.github.explicell.train;

import io.github.explicell.train.data.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The samples of one class, each in its turn: in random order, and again in another one when all have been. */
final class ClassTurn {

    private final List<Integer> indices = new ArrayList<>();
    private final Random random;
    private int next;

    private ClassTurn(final Random random) {
        this.random = random;
    }

    /** One for each class, in the order of the classes' names. */
    static List<ClassTurn> of(final List<Sample> samples, final Random random) {
        final Map<String, ClassTurn> turns = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++)
            turns.computeIfAbsent(samples.get(i).label(), label -> new ClassTurn(random))
                    .indices
                    .add(i);
        for (final ClassTurn turn : turns.values()) Collections.shuffle(turn.indices, random);
        return new ArrayList<>(turns.values());
    }

    /** Puts the next ones into an array; none twice, unless the class has fewer. */
    void draw(final int[] into, final int at, final int count) {
        for (int i = at; i < at + count; i++) {
            if (next == indices.size()) {
                Collections.shuffle(indices, random);
                for (int j = at; j < i && i - at < indices.size(); j++) last(into[j]);
                next = 0;
            }
            into[i] = indices.get(next++);
        }
    }

    /** Behind all others: it is in the batch already. */
    private void last(final int index) {
        indices.remove(Integer.valueOf(index));
        indices.add(index);
    }
}
