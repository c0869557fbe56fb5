package io.github.explicell.model;

import io.github.explicell.files.Hashes;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a model folder of published weights: names and shapes must be those of the architecture. Its head is kept, or
 * dropped for other classes; a new head is all zeros, so that every class is equally likely until it is trained.
 *
 * @param name the model's name
 * @param architecture an architecture's name
 * @param preprocessing what the weights expect of an image
 * @param newClasses names of the classes of a new head; empty: the head is kept
 * @param labels names of the kept head's classes; empty: {@code class 0} and so on
 * @param licence of the weights, or null if not known
 * @param origin where they come from, or null if not known
 */
public record ModelImport(
        String name,
        String architecture,
        Preprocessing preprocessing,
        List<String> newClasses,
        List<String> labels,
        String licence,
        String origin) {

    /**
     * @param name the model's name
     * @param architecture an architecture's name
     * @param preprocessing what the weights expect of an image
     * @param newClasses names of the classes of a new head; empty: the head is kept
     * @param labels names of the kept head's classes; empty: {@code class 0} and so on
     * @param licence of the weights, or null if not known
     * @param origin where they come from, or null if not known
     * @throws IllegalArgumentException if labels are given for a head that is dropped
     */
    public ModelImport {
        newClasses = List.copyOf(newClasses);
        labels = List.copyOf(labels);
        if (!newClasses.isEmpty() && !labels.isEmpty())
            throw new IllegalArgumentException("labels are for a head that is kept, classes for a new one; give one");
    }

    /**
     * Reads the weights and writes the folder.
     *
     * @param file safetensors, or what {@code torch.save} wrote
     * @param folder where to; an older model folder is replaced
     * @return the description
     * @throws IOException with one sentence, if the file cannot be read or does not fit, or the folder not be written
     * @throws IllegalArgumentException if there is no such architecture or size
     */
    public ModelDescription run(final Path file, final Path folder) throws IOException {
        ModelFolder.checkReplaceable(folder);
        final Head head = new Head(architecture, preprocessing.size());
        final Weights published = WeightsFile.open(file);
        final List<String> classes = newClasses.isEmpty() ? kept(file, head.classes(published)) : newClasses;
        final ArchitectureSpec spec = ArchitectureSpec.plain(architecture, preprocessing.size());
        final Network network = spec.build(classes.size());
        check(file, network, published, head);
        final Map<String, Tensor> weights = new LinkedHashMap<>();
        for (final Parameter p : network.parameters())
            weights.put(p.name(), dropped(head, p.name()) ? zeros(p.shape()) : published.get(p.name()));
        final ModelDescription description = describe(file, spec, classes);
        return ModelFolder.write(folder, description, weights, DataType.F32, card(description));
    }

    private boolean dropped(final Head head, final String parameter) {
        return !newClasses.isEmpty() && head.names().contains(parameter);
    }

    private static Tensor zeros(final Shape shape) {
        return new Tensor(shape, new float[Math.toIntExact(shape.size())]);
    }

    private List<String> kept(final Path file, final int count) throws IOException {
        if (!labels.isEmpty() && labels.size() != count)
            throw new IOException(
                    labels.size() + " labels do not name the " + count + " classes of " + file + "; give one a line");
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) names.add(labels.isEmpty() ? "class " + i : unique(i));
        return names;
    }

    /** ImageNet has two classes named crane and two named maillot. */
    private String unique(final int index) {
        final String label = labels.get(index);
        return Collections.frequency(labels, label) > 1 ? label + " (" + index + ")" : label;
    }

    private void check(final Path file, final Network network, final Weights published, final Head head)
            throws IOException {
        final WeightsReport all = WeightsReport.of(network, published);
        final Set<String> ignored = new LinkedHashSet<>();
        for (final String parameter : head.names()) if (dropped(head, parameter)) ignored.add(parameter);
        final WeightsReport report = all.without(ignored);
        if (!report.isExact())
            throw new IOException(
                    file + " does not fit " + architecture + ": " + report + "; is it another architecture's?");
    }

    private ModelDescription describe(final Path file, final ArchitectureSpec spec, final List<String> classes)
            throws IOException {
        final String source = origin != null ? origin : "the file " + file.getFileName();
        return new ModelDescription(
                ModelDescription.FORMAT,
                name,
                newClasses.isEmpty()
                        ? "Published weights with their own classes."
                        : "Published weights with a new head, which has yet to be trained.",
                spec,
                classes,
                preprocessing.crop(),
                ChannelRule.DEFAULT,
                preprocessing.input(),
                List.of(),
                1,
                null,
                null,
                null,
                licence,
                source + " (SHA-256 " + Hashes.sha256(file) + ")",
                "");
    }

    private static String card(final ModelDescription d) {
        return "# " + d.name() + "\n\n" + d.description() + "\n\n- Licence of the weights: "
                + (d.licence() == null ? "not stated" : d.licence()) + "\n- Origin: " + d.origin()
                + "\n- Architecture: " + d.architecture().name() + " at "
                + d.architecture().size() + " x "
                + d.architecture().size() + " pixels\n- Classes: " + d.classes().size() + "\n";
    }
}
