package io.github.explicell.model.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the list of models: published weights, installed or not, or a model of the user's own. What is not known
 * is said to be unverified.
 *
 * @param name of the weights or the model's folder
 * @param size of the download; of the folder where it is the user's own
 * @param top1 accuracy on ImageNet in per cent; empty for the user's own
 * @param licence of the weights; empty for the user's own, whose card has it
 * @param installed {@code yes}, how much of it there is, or empty
 */
public record ModelRow(String name, String size, String top1, String licence, String installed) {

    /** The columns' names. */
    public static final List<String> COLUMNS = List.of("name", "size", "top-1 %", "licence", "installed");

    /** @return the texts of the columns */
    public List<String> cells() {
        return List.of(name, size, top1, licence, installed);
    }

    /**
     * @param catalogue the published weights
     * @param installed the installed models
     * @return the published weights in the library's order, then the user's own models
     * @throws IOException if the folder of installed models cannot be read
     */
    public static List<ModelRow> all(final Catalogue catalogue, final InstalledModels installed) throws IOException {
        final List<String> own = new ArrayList<>(installed.names());
        final List<ModelRow> rows = new ArrayList<>();
        for (final PublishedWeights w : catalogue.all()) rows.add(of(w, own.remove(w.name()), installed));
        for (final String name : own)
            rows.add(new ModelRow(name, PublishedWeights.megabytes(installed.bytes(name)), "", "", "yes"));
        return rows;
    }

    private static ModelRow of(final PublishedWeights w, final boolean here, final InstalledModels installed)
            throws IOException {
        final long unfinished = installed.unfinished(w.name());
        return new ModelRow(
                w.name(),
                w.approximateBytes() == null ? ModelFacts.UNVERIFIED : w.sizeText(),
                w.top1() == null ? ModelFacts.UNVERIFIED : String.format(Locale.ROOT, "%.1f", w.top1()),
                w.licence() == null ? ModelFacts.UNVERIFIED : w.licence(),
                here ? "yes" : unfinished == 0 ? "" : PublishedWeights.megabytes(unfinished) + " so far");
    }
}
