package io.github.explicell.model.library;

import com.google.gson.JsonObject;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Preprocessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is known of published weights and of model folders, in words that are the same in a terminal and in ImageJ. What
 * a library does not state is said to be unverified.
 */
public final class ModelFacts {

    /** In place of what a library does not state. */
    static final String UNVERIFIED = "unverified";

    private ModelFacts() {}

    /**
     * @param name of published weights or of an installed model
     * @param catalogue the published weights
     * @param installed the installed models
     * @return what is known
     * @throws IOException with the names there are, if there is none of that name; or if an installed model is broken
     */
    public static List<Fact> find(final String name, final Catalogue catalogue, final InstalledModels installed)
            throws IOException {
        final boolean published =
                catalogue.all().stream().anyMatch(w -> w.name().equals(name));
        if (published) return of(catalogue.get(name), installed);
        if (!installed.names().contains(name)) throw catalogue.missing(name, installed);
        final List<Fact> facts = new ArrayList<>(of(ModelFolder.read(installed.folder(name))));
        facts.add(new Fact("installed", place(name, installed)));
        return facts;
    }

    /**
     * @param w published weights
     * @param installed the installed models
     * @return what the weights' library says of them, and whether they are installed
     * @throws IOException if the folder of installed models cannot be read
     */
    public static List<Fact> of(final PublishedWeights w, final InstalledModels installed) throws IOException {
        final String sha256 = installed.sha256(w);
        final long unfinished = installed.unfinished(w.name());
        return List.of(
                new Fact("name", w.name()),
                new Fact("architecture", w.architecture() + ", " + w.classes() + " classes"),
                new Fact("published by", w.library() + ", " + w.page()),
                new Fact(
                        "licence",
                        w.licence() == null
                                ? UNVERIFIED + ", since its library states none; see the page before you publish"
                                : w.licence()),
                new Fact("file", w.url()),
                new Fact("size", w.approximateBytes() == null ? UNVERIFIED : w.sizeText()),
                new Fact("check", sha256 == null ? w.verification() : "verified by its SHA-256 " + sha256),
                new Fact("input", input(w.preprocessing())),
                new Fact(
                        "ImageNet",
                        w.top1() == null ? "top-1 " + UNVERIFIED : "top-1 " + w.top1() + " %, says its library"),
                new Fact(
                        "installed",
                        installed.names().contains(w.name())
                                ? place(w.name(), installed)
                                : unfinished == 0
                                        ? "no"
                                        : "no, " + PublishedWeights.megabytes(unfinished)
                                                + " of an unfinished download"));
    }

    private static String place(final String name, final InstalledModels installed) throws IOException {
        return installed.folder(name) + ", " + PublishedWeights.megabytes(installed.bytes(name));
    }

    private static String input(final Preprocessing p) {
        return p.size() + " x " + p.size() + " pixels, " + p.input().order() + ", resampled "
                + p.interpolation().name().toLowerCase(Locale.ROOT) + ", mean "
                + Arrays.toString(p.input().mean()) + ", std "
                + Arrays.toString(p.input().std()) + " of values 0 to 1";
    }

    /**
     * @param model a model folder
     * @return what its description says; nothing of what it leaves out
     */
    public static List<Fact> of(final ModelFolder model) {
        final ModelDescription d = model.description();
        final ArchitectureSpec a = d.architecture();
        final List<Fact> facts = new ArrayList<>();
        add(facts, "model", d.name());
        add(facts, "description", d.description());
        add(
                facts,
                "network",
                a.name() + (a.surgery().isEmpty() ? "" : " with a new head") + ", " + a.size() + " x " + a.size()
                        + " pixels, " + model.network().parameterCount() + " parameters");
        add(facts, "classes", d.classes().size() + ": " + String.join(", ", d.classes()));
        add(
                facts,
                "decides for",
                d.costs() == null ? "the most probable class" : "the class of the least expected cost");
        add(facts, "crop", crop(d.crop()));
        add(
                facts,
                "intensities",
                d.channels().range() == null
                        ? "the bit depth's range"
                        : number(d.channels().range().min()) + " to "
                                + number(d.channels().range().max()));
        add(facts, "tested", figures(d.training()));
        add(facts, "explained at", model.tap());
        add(facts, "licence", d.licence());
        add(facts, "origin", d.origin());
        add(facts, "sha256", d.weightsSha256());
        return facts;
    }

    private static void add(final List<Fact> facts, final String what, final String text) {
        if (text != null && !text.isBlank()) facts.add(new Fact(what, text));
    }

    private static String crop(final CropRule rule) {
        final Extent extent = rule.extent();
        final String value = number(extent.value());
        final String size = rule.pixelSize() == null ? "" : ", at " + number(rule.pixelSize()) + " um per pixel";
        return switch (extent.kind()) {
            case MARGIN -> "the region and " + Math.round(100 * extent.value()) + " % of it on each side" + size;
            case FIELD_PIXELS -> value + " pixels around the region's centre" + size;
            case FIELD_MICROMETRES -> value + " um around the region's centre" + size;
        };
    }

    /** What training wrote of the test part, if there was one. */
    private static String figures(final JsonObject training) {
        if (training == null || !training.has("test_accuracy") || !training.has("test_macro_f1")) return "";
        return String.format(
                Locale.ROOT,
                "accuracy %.3f, macro-F1 %.3f",
                training.get("test_accuracy").getAsDouble(),
                training.get("test_macro_f1").getAsDouble());
    }

    /** Without the zero that Java puts behind whole numbers. */
    private static String number(final double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
