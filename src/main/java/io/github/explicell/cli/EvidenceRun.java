package io.github.explicell.cli;

import io.github.explicell.classify.Progress;
import io.github.explicell.classify.Provenance;
import io.github.explicell.explain.CropMask;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.Masks;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.explain.measure.MapMeasure;
import io.github.explicell.explain.measure.MeasureSet;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.image.Rois;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.phantom.CellType;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.view.Views;

/** Explains generated cells by several methods and keeps what the measures say. */
final class EvidenceRun {

    /** What is known of one map. */
    private record Result(String method, String layer, String type, Map<String, Double> measures, double seconds) {

        String key() {
            return method + (layer.isEmpty() ? "" : " at " + layer);
        }
    }

    /** The measure that is the same for all methods. */
    private static final String CHANCE = "chance_mass";

    private final ModelFolder model;
    private final ExplainerOptions options;
    private final List<MapMeasure> measures;
    private final long seed;
    private final int offCentre;
    private final CellParts cellParts;
    private final List<Result> results = new ArrayList<>();
    private Provenance provenance;
    private int cells;
    private int right;

    /**
     * @param model knows generated cells
     * @param options methods, device and so on
     * @param measures the columns
     * @param seed of the fields
     * @param offCentre each crop is shifted by up to so many pixels to each side
     * @param cellParts told which field is shown
     */
    EvidenceRun(
            final ModelFolder model,
            final ExplainerOptions options,
            final List<MapMeasure> measures,
            final long seed,
            final int offCentre,
            final CellParts cellParts) {
        this.model = model;
        this.options = options;
        this.measures = measures;
        this.seed = seed;
        this.offCentre = offCentre;
        this.cellParts = cellParts;
    }

    /**
     * @param layers each for itself; methods that read none run once
     * @param least how many cells at least
     * @param progress told of each map
     * @throws IOException if the model is broken
     */
    void explain(final List<String> layers, final int least, final Progress progress) throws IOException {
        List<Method> methods = options.methods();
        for (final String layer : layers) {
            explain(options.withLayers(List.of(layer)).withMethods(methods), least, progress);
            final Set<String> readers = results.stream()
                    .filter(result -> !result.layer().isEmpty())
                    .map(Result::method)
                    .collect(Collectors.toSet());
            methods = methods.stream().filter(m -> readers.contains(m.name())).toList();
            if (methods.isEmpty()) return;
        }
    }

    private void explain(final ExplainerOptions some, final int least, final Progress progress) throws IOException {
        final EvidenceMasks masks = new EvidenceMasks();
        final MeasureSet set = new MeasureSet(measures);
        try (RegionExplainer explainer =
                new RegionExplainer(model, some.withMeasures(List.of(set)).withMasks(masks))) {
            provenance = explainer.provenance();
            cells = 0;
            right = 0;
            final Set<String> seen = new LinkedHashSet<>();
            for (int number = 1; cells < least; number++) {
                final PhantomField field = Phantom.STANDARD.field(seed, number);
                try (Picture picture = field.picture()) {
                    masks.show(field, picture);
                    cellParts.show(field);
                    final Iterator<Method> order =
                            Stream.generate(some::methods).flatMap(List::stream).iterator();
                    explainer.explain(
                            picture,
                            regions(field),
                            explanation -> add(
                                    order.next(),
                                    explanation,
                                    seen.add(field.name()
                                            + explanation.prediction().region().name())),
                            progress);
                }
            }
        }
    }

    /** The cells with their outlines shifted: the evidence stays where it is. */
    private List<Region> regions(final PhantomField field) {
        if (offCentre == 0) return field.regions();
        final SplittableRandom random = new SplittableRandom(field.name().hashCode() + seed);
        final List<Region> regions = new ArrayList<>();
        for (int i = 0; i < field.cells().size(); i++) {
            final Region region = field.regions().get(i);
            final long dx = random.nextInt(-offCentre, offCentre + 1);
            final long dy = random.nextInt(-offCentre, offCentre + 1);
            final var mask = Views.translate(field.cells().get(i).mask(), dx, dy);
            regions.add(new Region(region.name(), region.plane(), Rois.fromMask(mask), region.properties()));
        }
        return regions;
    }

    private void add(final Method method, final Explanation explanation, final boolean newCell) {
        if (newCell) {
            cells++;
            if (explanation.prediction().isRight()) right++;
        }
        results.add(new Result(
                method.name(),
                explanation.map().layer(),
                explanation.prediction().region().label(),
                explanation.measures(),
                explanation.seconds()));
    }

    /** @return one sentence: model, cells, and what chance gives */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%s on %s, %s: %d generated cells of seed %d, %d of them classified right; a flat map would have"
                        + " %.3f of its mass in the evidence",
                provenance.model(),
                provenance.device(),
                provenance.precision(),
                cells,
                seed,
                right,
                mean(results.stream().map(r -> r.measures().get(CHANCE)).toList()));
    }

    /**
     * Prints the means; a map without positive evidence has no part in them, and is counted in the column "empty".
     *
     * @param out receives the table
     * @param byClass whether each class of cells has rows of its own, too
     */
    void print(final PrintWriter out, final boolean byClass) {
        final List<String> columns = measures.stream()
                .map(MapMeasure::name)
                .filter(name -> !name.equals(CHANCE))
                .toList();
        final List<String> heading = new ArrayList<>(List.of("method", "cells"));
        heading.addAll(columns);
        heading.addAll(List.of("empty", "seconds"));
        final TextTable table = new TextTable(heading);
        final Map<String, List<Result>> groups = new LinkedHashMap<>();
        for (final Result result : results)
            groups.computeIfAbsent(result.key(), key -> new ArrayList<>()).add(result);
        groups.forEach((name, group) -> table.add(row(name, "all", columns, group)));
        if (byClass)
            for (final CellType type : CellType.values())
                groups.forEach((name, group) -> table.add(row(
                        name,
                        type.label(),
                        columns,
                        group.stream()
                                .filter(r -> r.type().equals(type.label()))
                                .toList())));
        table.print(out);
    }

    private static List<Object> row(
            final String name, final String type, final List<String> columns, final List<Result> group) {
        final List<Object> row = new ArrayList<>(List.of(name, type));
        for (final String column : columns)
            row.add(mean(group.stream().map(r -> r.measures().get(column)).toList()));
        row.add(group.stream()
                .filter(r -> r.measures().get(columns.get(0)).isNaN())
                .count());
        row.add(mean(group.stream().map(Result::seconds).toList()));
        return row;
    }

    /** Of those that are numbers. */
    private static double mean(final List<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    /** The evidence of the cell of a field, as the crop shows it. */
    private final class EvidenceMasks implements Masks {

        private Map<String, PhantomCell> known = Map.of();
        private Picture picture;

        void show(final PhantomField field, final Picture shown) {
            known = field.cells().stream().collect(Collectors.toMap(PhantomCell::name, Function.identity()));
            picture = shown;
        }

        @Override
        public boolean[] of(final Region region, final Crop crop) {
            return CropMask.of(crop, model.description().crop(), picture)
                    .of(known.get(region.name()).evidence());
        }
    }
}
