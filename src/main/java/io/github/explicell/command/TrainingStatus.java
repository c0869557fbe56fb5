package io.github.explicell.command;

import io.github.explicell.engine.ProcessMemory;
import io.github.explicell.train.EpochLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a training is.
 *
 * @param stage which of several, or empty
 * @param epoch from 1
 * @param epochs of the stage
 * @param done samples that the stage has seen, in all epochs
 * @param total samples that it will have seen at its end
 * @param imagesPerSecond in this epoch
 * @param secondsLeft to the end of the stage; NaN: not known
 * @param computing number format and device, in words
 * @param ended the epochs that ended
 */
record TrainingStatus(
        String stage,
        int epoch,
        int epochs,
        long done,
        long total,
        double imagesPerSecond,
        double secondsLeft,
        String computing,
        List<EpochLog> ended) {

    private static final long MEGABYTE = 1 << 20;

    /** @return one line */
    String line() {
        return String.format(
                Locale.ROOT,
                "%sepoch %d of %d, %.0f images/s, %s left, %s",
                stage.isEmpty() ? "" : stage + ", ",
                epoch,
                epochs,
                imagesPerSecond,
                timeLeft(),
                memory());
    }

    /** @return what to what is known of it, in the order in which it is shown */
    Map<String, String> rows() {
        final Map<String, String> rows = new LinkedHashMap<>();
        if (!stage.isEmpty()) rows.put("Stage", stage);
        rows.put("Speed", String.format(Locale.ROOT, "%.0f images/s", imagesPerSecond));
        rows.put("Time left", timeLeft());
        rows.put("Last epoch", ended.isEmpty() ? "none has ended" : words(ended.get(ended.size() - 1)));
        rows.put(
                "Best epoch",
                ended.stream()
                        .filter(EpochLog::best)
                        .reduce((first, last) -> last)
                        .map(best -> best.epoch() + ": " + words(best))
                        .orElse("-"));
        rows.put("Computes in", computing);
        rows.put("Memory", memory());
        return rows;
    }

    /** NB: where an encoder learns, the accuracy is that of the nearest neighbours. */
    private static String words(final EpochLog log) {
        return String.format(
                Locale.ROOT,
                "loss %.3f, on validation data %.3f, accuracy %.3f",
                log.trainingLoss(),
                log.validationLoss(),
                log.validationAccuracy());
    }

    private String timeLeft() {
        if (Double.isNaN(secondsLeft)) return "not known yet";
        return "about "
                + (secondsLeft < 90
                        ? Math.round(secondsLeft) + " s"
                        : secondsLeft < 5400
                                ? Math.round(secondsLeft / 60) + " min"
                                : Math.round(secondsLeft / 3600) + " h");
    }

    private static String memory() {
        final Runtime java = Runtime.getRuntime();
        final OptionalDouble all = ProcessMemory.now();
        return String.format(
                        Locale.ROOT,
                        "%d of %d MB of Java's",
                        (java.totalMemory() - java.freeMemory()) / MEGABYTE,
                        java.maxMemory() / MEGABYTE)
                + (all.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "; with libtorch's %.1f GB in all", all.getAsDouble()));
    }
}
