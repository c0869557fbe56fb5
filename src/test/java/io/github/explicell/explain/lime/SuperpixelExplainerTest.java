package io.github.explicell.explain.lime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.Progress;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.explain.superpixel.DrawnParts;
import io.github.explicell.explain.superpixel.Slic;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Rois;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.phantom.CellType;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** LIME and Kernel SHAP of the model that the project ships. */
class SuperpixelExplainerTest {

    private static final PhantomField FIELD = Phantom.STANDARD.field(77, 3);
    private static final SuperpixelSettings SETTINGS =
            SuperpixelSettings.DEFAULT.withSamples(150).withSegmenter(Slic.DEFAULT.withSegments(25));

    private static List<Explanation> explain(
            final ExplainerOptions options, final List<Region> regions, final Progress progress) throws IOException {
        final List<Explanation> all = new ArrayList<>();
        try (RegionExplainer explainer =
                new RegionExplainer(ModelFolder.read(Path.of("models/phantom-cells")), options)) {
            explainer.explain(FIELD.picture(), regions, all::add, progress);
        }
        return all;
    }

    @Test
    void standsBesideOtherMethodsAndExplainsTheProbability() throws IOException {
        final ExplainerOptions options = ExplainerOptions.DEFAULT.withMethods(List.of(
                Methods.get("grad-cam"),
                SuperpixelExplainer.method(SuperpixelMethod.LIME, SETTINGS),
                SuperpixelExplainer.method(SuperpixelMethod.KERNEL_SHAP, SETTINGS.withLogit(true))));
        final List<Explanation> all = explain(options, FIELD.regions().subList(0, 2), Progress.NONE);
        assertEquals(6, all.size());
        final Explanation lime = all.get(1);
        final Explanation shap = all.get(2);
        assertNull(all.get(0).superpixels());
        assertFalse(all.get(0).target().probability());
        assertTrue(lime.target().probability());
        assertFalse(shap.target().probability());
        assertEquals(lime.prediction().probability(), lime.superpixels().score(), 1e-4);
        assertEquals(
                shap.prediction().logits()[shap.target().classIndex()],
                shap.superpixels().score(),
                1e-3);
        assertArrayEquals(lime.superpixels().map().values(), lime.map().values());
        assertEquals("lime", lime.map().method());
        assertEquals(96 * 96, Arrays.stream(lime.superpixels().areas()).sum());
        assertEquals(150, lime.superpixels().samples());
        // of the same crop both methods see the same super-pixels
        assertArrayEquals(
                lime.superpixels().superpixels().labels(),
                shap.superpixels().superpixels().labels());
        assertNotEquals(lime.superpixels().weights()[0], shap.superpixels().weights()[0]);
    }

    @Test
    void theNucleusSpeaksForAnEnlargedNucleus() throws IOException {
        final PhantomCell cell = FIELD.cells().stream()
                .filter(c -> c.type() == CellType.ENLARGED_NUCLEUS)
                .findFirst()
                .orElseThrow();
        final List<Region> parts = List.of(
                new Region("nucleus", Plane.FIRST, Rois.fromMask(cell.nucleus()), Map.of()),
                new Region("cytoplasm", Plane.FIRST, Rois.fromMask(cell.mask()), Map.of()));
        // in its mean colour an enlarged nucleus is still one; its surroundings make it go
        final SuperpixelSettings drawn = SuperpixelSettings.DEFAULT
                .withSegmenter(new DrawnParts(parts, DrawnParts.BACKGROUND))
                .withHiding(Hiding.MIRROR);
        final List<Explanation> all = explain(
                ExplainerOptions.DEFAULT.withMethods(
                        List.of(SuperpixelExplainer.method(SuperpixelMethod.KERNEL_SHAP, drawn))),
                List.of(FIELD.regions().get(cell.label() - 1)),
                Progress.NONE);
        final SuperpixelExplanation e = all.get(0).superpixels();
        System.out.println(e.superpixels().names() + " " + Arrays.toString(e.weights()));
        assertEquals(
                List.of("nucleus", "cytoplasm", "background"), e.superpixels().names());
        assertEquals(8, e.images());
        assertEquals(0, e.order()[0]);
        assertTrue(e.weights()[0] > 0.3, Arrays.toString(e.weights()));
    }

    @Test
    void roisElsewhereAndImpatience() {
        final DrawnParts nowhere = new DrawnParts(
                List.of(new Region("far", Plane.FIRST, new ij.gui.Roi(5000, 5000, 9, 9), Map.of())), "rest");
        final ExplainerOptions options = ExplainerOptions.DEFAULT.withMethods(
                List.of(SuperpixelExplainer.method(SuperpixelMethod.LIME, SETTINGS.withSegmenter(nowhere))));
        final Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> explain(options, FIELD.regions().subList(0, 1), Progress.NONE));
        assertTrue(e.getMessage().contains("none of the 1 ROIs lies in the crop"), e.getMessage());
        final Progress impatient = new Progress() {

            private int asked;

            @Override
            public void report(final long done, final long total) {}

            @Override
            public boolean isCanceled() {
                return ++asked > 5;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> explain(
                        ExplainerOptions.DEFAULT.withMethods(
                                List.of(SuperpixelExplainer.method(SuperpixelMethod.LIME, SETTINGS))),
                        FIELD.regions().subList(0, 1),
                        impatient));
    }
}
