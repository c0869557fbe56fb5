package io.github.explicell.explain;

import io.github.explicell.classify.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses what to look at in a labelled set: every region that was misclassified, and as many right ones to compare with,
 * of the same true class where there are any.
 */
public final class ErrorChoice {

    private ErrorChoice() {}

    /**
     * @param predictions of a set; those without a true class are never chosen
     * @return for each prediction whether it was chosen; none is, if there is no error
     * @throws IllegalArgumentException if no prediction has a true class
     */
    public static boolean[] of(final List<Prediction> predictions) {
        if (predictions.stream().allMatch(p -> p.region().label() == null))
            throw new IllegalArgumentException("no region carries its true class, so none is known to be misclassified;"
                    + " give the ROIs a property class, or label the slices");
        final boolean[] chosen = new boolean[predictions.size()];
        final List<String> wanted = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            final String label = predictions.get(i).region().label();
            chosen[i] = label != null && !predictions.get(i).isRight();
            if (chosen[i]) wanted.add(label);
        }
        wanted.removeIf(label -> take(predictions, chosen, label));
        for (int i = 0; i < wanted.size(); i++) take(predictions, chosen, null);
        return chosen;
    }

    /** Chooses the first right one of a class, or of any class if that is null. */
    private static boolean take(final List<Prediction> predictions, final boolean[] chosen, final String label) {
        for (int i = 0; i < chosen.length; i++) {
            final Prediction p = predictions.get(i);
            if (chosen[i]
                    || !p.isRight()
                    || label != null && !label.equals(p.region().label())) continue;
            chosen[i] = true;
            return true;
        }
        return false;
    }
}
