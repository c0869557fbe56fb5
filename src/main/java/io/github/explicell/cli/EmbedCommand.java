package io.github.explicell.cli;

import io.github.explicell.files.Folders;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.Embedder;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.embedding.NearestNeighbours;
import io.github.explicell.train.embedding.Pca;
import io.github.explicell.train.embedding.Silhouette;
import io.github.explicell.train.embedding.UmapLayout;
import io.github.explicell.train.embedding.Vectors;
import io.github.explicell.view.EmbeddingCsv;
import io.github.explicell.view.EmbeddingPng;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how a model's network sees images: a map of its vectors, and how well they part the classes. */
@Command(
        name = "embed",
        description = {
            "Show how a model sees labelled images: the vectors that its head reads, as a map in two dimensions.",
            "",
            "Prints how well the vectors, at length 1, part the classes: the mean silhouette (-1 to 1), and the accuracy of"
                    + " the nearest neighbours, each image being left out in turn. Writes embedding.csv and a picture of"
                    + " each map. Distances on a PCA map are real; on a UMAP map only neighbourhoods are."
        },
        footer = {"", "Example:", "  explicell embed --model my-model --data cells --part test --map pca,umap --out map"
        })
final class EmbedCommand implements Callable<Integer> {

    /** How vectors become points. */
    enum MapKind {
        PCA,
        UMAP
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "The model's folder, or the name of an installed model ('models list').")
    private ModelName model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Labelled images: a folder, an image or a table, as 'train' takes them.")
    private Path data;

    @Mixin
    private DataFileOptions files;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "all, or the validation or test part that the model's training split off the same data"
                    + " (default: ${DEFAULT-VALUE}).")
    private Assessment.Part part;

    @Option(
            names = "--map",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "pca",
            description = "pca, umap or both (default: ${DEFAULT-VALUE}).")
    private List<MapKind> maps;

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            defaultValue = "5",
            description = "Nearest neighbours that vote (default: ${DEFAULT-VALUE}).")
    private int neighbours;

    @Option(
            names = "--umap-neighbours",
            paramLabel = "N",
            defaultValue = "15",
            description = "Neighbours that a UMAP map keeps together (default: ${DEFAULT-VALUE}).")
    private int umapNeighbours;

    @Option(names = "--vectors", description = "Write the vectors into embedding.csv, too.")
    private boolean vectors;

    @Option(names = "--untrained", description = "Also measure the same network with random weights.")
    private boolean untrained;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of UMAP and of random weights (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = DeviceOptions.DeviceName.class,
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write table and pictures.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        OptionChecks.atLeast(spec, "--neighbours", neighbours, 1);
        OptionChecks.atLeast(spec, "--umap-neighbours", umapNeighbours, 2);
        final ModelFolder folder = model.read();
        files.check(List.of(folder));
        final DataSet set = files.read(data, spec.commandLine().getErr());
        set.leftOut().forEach(spec.commandLine().getOut()::println);
        final List<Sample> samples = Assessment.samples(folder, set, part);
        final List<String> classes = set.classes();
        final int[] labels =
                samples.stream().mapToInt(s -> classes.indexOf(s.label())).toArray();
        final float[][] unit;
        try (Embedder embedder = new Embedder(folder, device)) {
            unit = unit(embedder, samples);
        }
        Folders.make(out);
        final double[] silhouettes = Silhouette.samples(unit, labels, classes.size());
        final PrintWriter print = spec.commandLine().getOut();
        print.println(samples.size() + " images of " + classes.size() + " classes, vectors of " + unit[0].length
                + " numbers at length 1.");
        final TextTable table =
                new TextTable(List.of("weights", "silhouette", "accuracy of " + neighbours + " neighbours"));
        table.add(row(folder.description().name(), unit, labels, classes.size()));
        if (untrained)
            try (Embedder embedder = Embedder.untrained(folder, seed, device)) {
                table.add(row("random", unit(embedder, samples), labels, classes.size()));
            }
        table.print(print);
        final Map<String, double[][]> points = maps(unit, labels, classes, print);
        EmbeddingCsv.write(out.resolve("embedding.csv"), samples, points, silhouettes, vectors ? unit : null);
        print.println("Written to " + out + ".");
        return 0;
    }

    private float[][] unit(final Embedder embedder, final List<Sample> samples) throws IOException {
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), "region")) {
            return Vectors.unit(embedder.vectors(samples, progress));
        }
    }

    private List<Object> row(final String name, final float[][] unit, final int[] labels, final int classes) {
        final int[] voted = new NearestNeighbours(unit, labels, classes, neighbours).leavingOneOut();
        int right = 0;
        for (int i = 0; i < voted.length; i++) if (voted[i] == labels[i]) right++;
        return List.of(name, Silhouette.mean(unit, labels, classes), right / (double) voted.length);
    }

    private Map<String, double[][]> maps(
            final float[][] unit, final int[] labels, final List<String> classes, final PrintWriter print)
            throws IOException {
        final Map<String, double[][]> points = new LinkedHashMap<>();
        for (final MapKind kind : MapKind.values()) {
            if (!maps.contains(kind)) continue;
            final String name = kind.name().toLowerCase(Locale.ROOT);
            String title = "UMAP, " + umapNeighbours + " neighbours";
            if (kind == MapKind.PCA) {
                final Pca pca = Pca.of(unit);
                points.put(name, pca.points());
                title = String.format(
                        Locale.ROOT,
                        "PCA, %.0f %% of the variance",
                        100 * Arrays.stream(pca.shares()).sum());
            } else points.put(name, UmapLayout.of(unit, umapNeighbours, seed));
            EmbeddingPng.write(out.resolve(name + ".png"), title, points.get(name), labels, classes);
            print.println(name + ".png: " + title + ".");
        }
        return points;
    }
}
