package io.github.explicell.explain.lime;

import io.github.explicell.classify.Prediction;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.Target;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The model of generated cells in front of generated cells, for tests. */
final class PhantomScores implements AutoCloseable {

    /**
     * A crop's super-pixels and the network as a function of them.
     *
     * @param superpixels of the crop
     * @param scores probability of the predicted class
     */
    record Cell(Superpixels superpixels, CoalitionScores scores) {}

    private final ModelDescription description;
    private final Session session;

    PhantomScores(final Precision precision) throws IOException {
        final ModelFolder model = ModelFolder.read(Path.of("models/phantom-cells"));
        description = model.description();
        session = model.open(
                SessionOptions.DEFAULT.on("cpu", precision).withBatch(16).withPrologues(List.of(Masking.PROLOGUE)));
    }

    Cell cell(final Picture picture, final Region region, final Segmenter segmenter, final Hiding hiding)
            throws IOException {
        final Crop crop = new Cropper(description.crop(), description.channels()).crop(picture, region);
        final Superpixels superpixels = segmenter.segment(crop);
        final float[] planes = crop.planes();
        final float[] image = new float[planes.length];
        final float[] fill = new float[planes.length];
        description.input().apply(planes, image, 0);
        description.input().apply(hiding.fill(superpixels, planes), fill, 0);
        final float[] logits = session.logits(Map.of(Network.IMAGE, image), 1)[0];
        final double[] p = Prediction.softmax(logits, description.temperature());
        int best = 0;
        for (int i = 1; i < p.length; i++) if (p[i] > p[best]) best = i;
        final Target target = new Target(best, Target.NONE, true);
        final Masking masking = new Masking(superpixels, image, fill);
        return new Cell(superpixels, shown -> Arrays.stream(
                        session.logits(Masking.PROLOGUE, masking.arguments(shown), shown.size()))
                .mapToDouble(row -> target.score(row, description.temperature()))
                .toArray());
    }

    @Override
    public void close() {
        session.close();
    }
}
