package io.github.explicell.train;

import ai.djl.ndarray.NDManager;
import java.util.Locale;

/**
 * How weights follow their gradients.
 *
 * @param optimiser which rule
 * @param learningRate at its highest, above 0 and at most 10
 * @param weightDecay of weights with two or more dimensions, 0 to below 1: decoupled for AdamW, else part of the gradient
 * @param momentum of SGD, 0 to below 1
 * @param course the learning rate over the run
 * @param clip greatest norm of all gradients together; 0: any
 * @param average share that a moving average of the weights keeps at each step, 0 to below 1; 0: no average. With one,
 *     validation and the model get the averaged weights
 * @param epsilon Adam's and AdamW's
 */
public record Optimisation(
        Rule optimiser,
        double learningRate,
        double weightDecay,
        double momentum,
        Course course,
        double clip,
        double average,
        Epsilon epsilon) {

    /** Rules by which weights follow gradients. */
    public enum Rule {
        /** Adam (Kingma and Ba 2015). */
        ADAM,
        /** Adam with decoupled decay (Loshchilov and Hutter 2019). */
        ADAMW,
        /** Stochastic gradient descent with momentum. */
        SGD
    }

    /**
     * What Adam adds to the root of the second moment.
     *
     * @param value above 0
     * @param hat false: to the root of the corrected moment, as torch does and Adam's authors write first; true: to that
     *     of the moment as it is, their "epsilon hat", as Keras and DJL do, so that the first steps are smaller
     */
    public record Epsilon(double value, boolean hat) {

        /** Torch's. */
        public static final Epsilon DEFAULT = new Epsilon(1e-8, false);

        /**
         * @param value above 0
         * @param hat false: to the root of the corrected moment, as torch does and Adam's authors write first; true: to
         *     that of the moment as it is, their "epsilon hat", as Keras and DJL do, so that the first steps are
         *     smaller
         * @throws IllegalArgumentException if it is not above 0
         */
        public Epsilon {
            if (!(value > 0) || Double.isInfinite(value))
                throw new IllegalArgumentException("Adam's epsilon must be above 0, not " + value);
        }
    }

    /**
     * The learning rate over a run.
     *
     * @param kind after the warm-up
     * @param warmUp share of the run in which the rate rises, 0 to below 1
     * @param factor plateau: what the rate is multiplied by, above 0 and below 1
     * @param patience plateau: epochs without a lower validation loss, at least 1
     * @param least plateau: the rate never falls below it, at least 0
     */
    public record Course(Kind kind, double warmUp, double factor, int patience, double least) {

        /** Courses by name. */
        public enum Kind {
            /** Half a cosine down to 1 %. */
            COSINE,
            /** Always the same. */
            CONSTANT,
            /** Lower whenever the validation loss has stopped falling. */
            PLATEAU
        }

        /** What new trainings do: rise over 5 % of the run, then a cosine. */
        public static final Course DEFAULT = new Course(Kind.COSINE, 0.05, 0.2, 2, 1e-5);

        /**
         * @param kind after the warm-up
         * @param warmUp share of the run in which the rate rises, 0 to below 1
         * @param factor plateau: what the rate is multiplied by, above 0 and below 1
         * @param patience plateau: epochs without a lower validation loss, at least 1
         * @param least plateau: the rate never falls below it, at least 0
         * @throws IllegalArgumentException naming the value that is out of range
         */
        public Course {
            if (!(warmUp >= 0 && warmUp < 1))
                throw new IllegalArgumentException("the warm-up must be 0 to below 1 of the run, not " + warmUp);
            if (!(factor > 0 && factor < 1))
                throw new IllegalArgumentException("the plateau's factor must be between 0 and 1, not " + factor);
            if (patience < 1)
                throw new IllegalArgumentException("the plateau's patience must be at least 1, not " + patience);
            if (!(least >= 0) || Double.isInfinite(least))
                throw new IllegalArgumentException("the least learning rate must be at least 0, not " + least);
        }
    }

    /**
     * @param optimiser which rule
     * @param learningRate at its highest, above 0 and at most 10
     * @param weightDecay of weights with two or more dimensions, 0 to below 1: decoupled for AdamW, else part of the
     *     gradient
     * @param momentum of SGD, 0 to below 1
     * @param course the learning rate over the run
     * @param clip greatest norm of all gradients together; 0: any
     * @param average share that a moving average of the weights keeps at each step, 0 to below 1; 0: no average. With
     *     one, validation and the model get the averaged weights
     * @param epsilon Adam's and AdamW's
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public Optimisation {
        if (!(learningRate > 0 && learningRate <= 10))
            throw new IllegalArgumentException("the learning rate must be above 0 and at most 10, not " + learningRate);
        if (!(weightDecay >= 0 && weightDecay < 1))
            throw new IllegalArgumentException("the weight decay must be 0 to below 1, not " + weightDecay);
        if (!(momentum >= 0 && momentum < 1))
            throw new IllegalArgumentException("the momentum must be 0 to below 1, not " + momentum);
        if (!(clip >= 0) || Double.isInfinite(clip))
            throw new IllegalArgumentException("the greatest norm of the gradients must be at least 0, not " + clip);
        if (!(average >= 0 && average < 1))
            throw new IllegalArgumentException("the weights' average must keep 0 to below 1, not " + average);
        if (course.kind() == Course.Kind.PLATEAU && course.least() >= learningRate)
            throw new IllegalArgumentException("the least learning rate (" + course.least()
                    + ") must be below the learning rate (" + learningRate + ")");
    }

    /**
     * AdamW with the usual course, nothing clipped or averaged.
     *
     * @param learningRate at its highest
     * @param weightDecay decoupled
     * @return these settings
     */
    public static Optimisation adamW(final double learningRate, final double weightDecay) {
        return new Optimisation(Rule.ADAMW, learningRate, weightDecay, 0.9, Course.DEFAULT, 0, 0, Epsilon.DEFAULT);
    }

    /** @return a new optimiser whose state the manager owns */
    Optimiser start(final NDManager manager) {
        return switch (optimiser) {
            case ADAM -> new Adam(manager, weightDecay, false, epsilon);
            case ADAMW -> new Adam(manager, weightDecay, true, epsilon);
            case SGD -> new Momentum(manager, momentum, weightDecay);
        };
    }

    /** @return a new schedule, at its start */
    Schedule schedule() {
        return switch (course.kind()) {
            case COSINE -> Schedule.cosine(course.warmUp());
            case CONSTANT -> Schedule.warmUp(course.warmUp(), Schedule.constant());
            case PLATEAU ->
                Schedule.warmUp(
                        course.warmUp(),
                        new ReduceOnPlateau(course.factor(), course.patience(), course.least() / learningRate));
        };
    }

    /** @return the settings in words */
    String words() {
        final StringBuilder words = new StringBuilder(optimiser.name().toLowerCase(Locale.ROOT));
        if (optimiser == Rule.SGD) words.append(" with momentum ").append(momentum);
        words.append(", learning rate ").append(learningRate).append(' ');
        words.append(course.kind().name().toLowerCase(Locale.ROOT));
        if (weightDecay > 0) words.append(", weight decay ").append(weightDecay);
        if (optimiser != Rule.SGD && !epsilon.equals(Epsilon.DEFAULT))
            words.append(", epsilon ").append(epsilon.value()).append(epsilon.hat() ? " (hat)" : "");
        if (clip > 0) words.append(", gradients clipped at a norm of ").append(clip);
        if (average > 0) words.append(", weights averaged with ").append(average);
        return words.toString();
    }
}
