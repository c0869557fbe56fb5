package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.ProcessMemory;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionExplainerTest {

    private static final PhantomField FIELD = Phantom.STANDARD.field(5, 1);
    private static final String ALL = "grad-cam,grad-cam++,score-cam,layer-cam,score-cam-published,faster-score-cam,"
            + "hires-cam,xgrad-cam,eigen-cam,ablation-cam,integrated-gradients,smooth-grad,occlusion";

    @TempDir
    private static Path folder;

    private static ModelFolder model;

    @BeforeAll
    static void write() throws IOException {
        model = TestModels.write(folder.resolve("tiny"));
    }

    private static Region labelled(final Region region, final String className) {
        return new Region(region.name(), region.plane(), region.roi(), Map.of(Region.CLASS, className));
    }

    private static List<Region> regions(final int n) {
        return FIELD.regions().subList(0, n);
    }

    private static List<Explanation> explain(final List<Region> regions, final ExplainerOptions options)
            throws IOException {
        final List<Explanation> results = new ArrayList<>();
        try (RegionExplainer explainer = new RegionExplainer(model, options)) {
            explainer.explain(FIELD.picture(), regions, results::add, Progress.NONE);
        }
        return results;
    }

    @Test
    void everyMethodExplainsEveryRegionInOrder() throws IOException {
        final List<Method> methods = Methods.parse(ALL);
        final List<Explanation> results = explain(
                regions(5), ExplainerOptions.DEFAULT.withMethods(methods).withBatch(2));
        final List<Prediction> predictions = new ArrayList<>();
        try (Classifier classifier = new Classifier(model, ClassifierOptions.DEFAULT)) {
            classifier.classify(FIELD.picture(), regions(5), predictions::add, Progress.NONE);
        }
        assertEquals(5 * methods.size(), results.size());
        for (int i = 0; i < results.size(); i++) {
            final Explanation e = results.get(i);
            assertEquals(methods.get(i % methods.size()).name(), e.map().method());
            final Prediction p = predictions.get(i / methods.size());
            assertEquals(p.region().name(), e.prediction().region().name());
            assertArrayEquals(p.logits(), e.prediction().logits(), 1e-4f);
            assertEquals(Target.logit(p.classIndex()), e.target());
            assertEquals(32, e.map().width());
            assertTrue(e.seconds() > 0);
            assertTrue(
                    e.map().layer().isEmpty() == (i % methods.size() >= 10),
                    e.map().toString());
        }
    }

    @Test
    void batchesDoNotMatter() throws IOException {
        final ExplainerOptions options = ExplainerOptions.DEFAULT.withMethods(Methods.parse(ALL));
        final List<Explanation> one = explain(regions(3), options.withBatch(1));
        final List<Explanation> all = explain(regions(3), options.withBatch(8));
        for (int i = 0; i < one.size(); i++) {
            final SaliencyMap a = one.get(i).map();
            final SaliencyMap b = all.get(i).map();
            assertArrayEquals(a.values(), b.values(), 1e-3f * largest(b.values()), a.method());
        }
    }

    private static float largest(final float[] values) {
        float largest = 0;
        for (final float v : values) largest = Math.max(largest, Math.abs(v));
        return largest;
    }

    @Test
    void targetsAreThePredictedTheTrueOrANamedClass() throws IOException {
        final Region region = labelled(FIELD.regions().get(0), "unsure");
        final ExplainerOptions options = ExplainerOptions.DEFAULT;
        assertEquals(
                Target.logit(2),
                explain(List.of(region), options.withTarget(TargetChoice.parse("true")))
                        .get(0)
                        .target());
        assertEquals(
                new Target(0, 1, true),
                explain(
                                List.of(region),
                                options.withTarget(TargetChoice.parse("benign")
                                        .against("malignant")
                                        .byProbability()))
                        .get(0)
                        .target());
    }

    @Test
    void wrongTargetsAreSentences() {
        final Region region = FIELD.regions().get(0);
        final ExplainerOptions options = ExplainerOptions.DEFAULT;
        assertSentence(
                options.withTarget(TargetChoice.parse("cat")), region, "no class cat", "benign, malignant, unsure");
        assertSentence(
                options.withTarget(TargetChoice.DEFAULT.against("dog")), region, "no class dog", "benign, malignant");
        final Region unlabelled = new Region("r7", region.plane(), region.roi(), Map.of());
        assertSentence(options.withTarget(TargetChoice.parse("true")), unlabelled, "r7", "no true class");
        assertSentence(
                options.withTarget(TargetChoice.parse("true")), labelled(region, "odd"), "true class odd", "benign");
        assertSentence(
                options.withTarget(TargetChoice.named("benign").against("benign")), region, region.name(), "against");
    }

    @Test
    void wrongMethodsAndLayersAreSentences() {
        final Exception method = assertThrows(IllegalArgumentException.class, () -> Methods.parse("grad-cam,cam"));
        assertTrue(method.getMessage().contains("no method cam"), method.getMessage());
        for (final Method known : Methods.all())
            assertTrue(method.getMessage().contains(known.name()), method.getMessage());
        final Region region = FIELD.regions().get(0);
        final ExplainerOptions options = ExplainerOptions.DEFAULT;
        assertSentence(options.withLayers(List.of("head.pool")), region, "head.pool", "features.");
        assertSentence(options.withMethods(Methods.parse("soft-attention")), region, "soft-attention", "attention");
        assertFalse(Methods.offeredBy(model.network()).contains(Methods.get("soft-attention")));
    }

    private static void assertSentence(final ExplainerOptions options, final Region region, final String... parts) {
        final Exception e = assertThrows(IllegalArgumentException.class, () -> explain(List.of(region), options));
        for (final String part : parts) assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void layersAreFused() throws IOException {
        final ExplainerOptions options =
                ExplainerOptions.DEFAULT.withLayers(List.of("features.1", "features.3", "features.3"));
        final SaliencyMap mean = explain(regions(1), options).get(0).map();
        final SaliencyMap most =
                explain(regions(1), options.withFusion(Fusion.MAXIMUM)).get(0).map();
        assertEquals(2, mean.layer().split("\\+").length, mean.layer());
        for (int i = 0; i < mean.values().length; i++)
            assertTrue(mean.values()[i] <= most.values()[i] + 1e-6 && most.values()[i] <= 1 + 1e-6);
        assertEquals(1, most.max(), 1e-5);
    }

    /** Counts the pixels inside. */
    private static final class Inside implements Measure {

        @Override
        public List<String> columns() {
            return List.of("inside", "score");
        }

        @Override
        public Map<String, Double> of(final Subject subject, final SaliencyMap map, final boolean[] mask) {
            double n = 0;
            for (final boolean in : mask) n += in ? 1 : 0;
            return Map.of("inside", n / mask.length, "score", subject.score());
        }
    }

    @Test
    void measuresSeeTheSubjectAndTheMask() throws IOException {
        final List<Explanation> results =
                explain(regions(2), ExplainerOptions.DEFAULT.withMeasures(List.of(new Inside())));
        for (final Explanation e : results) {
            assertEquals(
                    e.prediction().logits()[e.target().classIndex()],
                    e.measures().get("score"),
                    1e-5);
            assertTrue(e.measures().get("inside") > 0.2 && e.measures().get("inside") < 1, e.toString());
        }
        final Picture picture = FIELD.picture();
        final Region whole = Regions.whole(picture);
        final Crop crop = results.get(0).crop();
        assertNull(Masks.OUTLINE.of(whole, crop));
    }

    @Test
    void cancelEndsWithinAMicroBatch() throws IOException {
        final AtomicInteger asked = new AtomicInteger();
        final Progress progress = new Progress() {

            @Override
            public void report(final long done, final long total) {
                throw new AssertionError("nothing was finished");
            }

            @Override
            public boolean isCanceled() {
                return asked.incrementAndGet() > 5;
            }
        };
        try (RegionExplainer explainer =
                new RegionExplainer(model, ExplainerOptions.DEFAULT.withMethods(Methods.parse("score-cam")))) {
            assertThrows(
                    CancellationException.class,
                    () -> explainer.explain(FIELD.picture(), regions(2), e -> {}, progress));
            assertEquals(6, asked.get());
        }
    }

    /** Each asks for each micro-batch, here of one image, that it sends through the network or the part behind a layer. */
    @ParameterizedTest
    @CsvSource({
        "score-cam, 24",
        "score-cam-published, 24",
        "ablation-cam, 24",
        "integrated-gradients, 50",
        "smooth-grad, 25",
        "occlusion, 225"
    })
    void slowMethodsAskInEachMicroBatch(final String method, final int images) throws IOException {
        final AtomicInteger asked = new AtomicInteger();
        final Progress progress = new Progress() {

            @Override
            public void report(final long done, final long total) {}

            @Override
            public boolean isCanceled() {
                asked.incrementAndGet();
                return false;
            }
        };
        try (RegionExplainer explainer = new RegionExplainer(
                model,
                ExplainerOptions.DEFAULT.withMethods(Methods.parse(method)).withBatch(1))) {
            explainer.explain(FIELD.picture(), regions(1), e -> {}, progress);
        }
        assertTrue(asked.get() > images, method + " asked " + asked + " times");
    }

    @Test
    void aThousandExplanationsEndWhereTheyBegan() throws IOException {
        final List<Method> methods =
                Methods.parse("grad-cam,faster-score-cam,ablation-cam,integrated-gradients,eigen-cam");
        try (RegionExplainer explainer = new RegionExplainer(model, ExplainerOptions.DEFAULT.withMethods(methods))) {
            final int each = regions(10).size() * methods.size();
            for (int i = 0; i < 4; i++) explainer.explain(FIELD.picture(), regions(10), e -> {}, Progress.NONE);
            final long before = residentKilobytes();
            for (int i = 0; i < 1000 / each; i++)
                explainer.explain(FIELD.picture(), regions(10), e -> {}, Progress.NONE);
            final long grown = residentKilobytes() - before;
            assertTrue(grown < 40_000, "resident memory grew by " + grown + " kB");
        }
    }

    private static long residentKilobytes() {
        System.gc();
        return (long) (ProcessMemory.now().orElse(0) * (1 << 20));
    }
}
