package io.github.explicell.explain.cam;

import io.github.explicell.engine.Values;
import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;
import io.github.explicell.network.Prologue;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Score-CAM (Wang et al. 2020): each channel, enlarged and brought to 0..1, masks the preprocessed image; the channel's
 * weight is the softmax over the channels of how much the masked image's score exceeds that of the baseline, which is 0
 * everywhere. The masks are made on the device. What is the same is computed once: a constant channel's mask is empty, its
 * score the baseline's; channels that are equal but for their scale, such as those that see one and the same element only,
 * have one mask. With the softmax most channels have no weight, and only the others' scores need to be exact: see
 * {@link Screening}.
 *
 * <p>pytorch-grad-cam enlarges the masks with aligned corners, the paper's own code with half-pixel centres, as here.
 */
public final class ScoreCam extends WeightedCam {

    /** Keeps constant masks from dividing by 0. */
    private static final String EPSILON = "1e-8";
    /** Of a map whose values spread less than this, {@link #EPSILON} is more than a millionth. */
    private static final float LEAST_SPAN = 0.01f;

    private final int top;
    private final boolean softmax;
    private final boolean screening;
    private final Prologue masked;

    private ScoreCam(
            final Method method,
            final int top,
            final boolean softmax,
            final boolean screening,
            final boolean alignCorners) {
        super(method);
        this.top = top;
        this.softmax = softmax;
        this.screening = screening;
        this.masked = masked(alignCorners);
    }

    /**
     * Score-CAM as the paper defines it.
     *
     * @param method what is said of it
     * @param screening whether channels without weight may be found in a faster number format, where the device has one
     * @return the method
     */
    public static ScoreCam ofPaper(final Method method, final boolean screening) {
        return new ScoreCam(method, Integer.MAX_VALUE, true, screening, false);
    }

    /**
     * Score-CAM as tf-keras-vis has it: the weight is the masked image's score itself.
     *
     * @param method what is said of it
     * @return the method
     */
    public static ScoreCam withoutSoftmax(final Method method) {
        return new ScoreCam(method, Integer.MAX_VALUE, false, false, false);
    }

    /**
     * Faster Score-CAM: only the channels whose values spread most over the pixels.
     *
     * @param method what is said of it
     * @param channels how many, at least 1
     * @return the method
     */
    public static ScoreCam ofTop(final Method method, final int channels) {
        return new ScoreCam(method, channels, true, false, false);
    }

    /** The paper's with the masks of pytorch-grad-cam, for comparison with it. */
    static ScoreCam withAlignedCorners(final Method method) {
        return new ScoreCam(method, Integer.MAX_VALUE, true, false, true);
    }

    private static Prologue masked(final boolean alignCorners) {
        final String corners = alignCorners ? "True" : "False";
        return new Prologue(
                alignCorners ? "masked_aligned" : "masked",
                List.of("picture"),
                List.of("features"),
                "    mask = torch.upsample_bilinear2d(features, [torch.size(picture, 2), torch.size(picture, 3)], "
                        + corners + ", None)\n"
                        + "    low = torch.amin(mask, [2, 3], True)\n"
                        + "    span = torch.sub(torch.amax(mask, [2, 3], True), low)\n"
                        + "    mask = torch.div(torch.sub(mask, low), torch.add(span, " + EPSILON + "))\n"
                        + "    image = torch.mul(picture, mask)\n");
    }

    @Override
    public List<Prologue> prologues() {
        return List.of(masked);
    }

    @Override
    public List<Prologue> screened() {
        return screening ? prologues() : List.of();
    }

    @Override
    double[] weights(final Subject subject, final String layer) {
        final Features features = subject.activation(layer);
        final int[] kept = kept(features);
        final double[] increases = increases(subject, features, kept);
        final double[] weights = new double[features.channels()];
        final double most = Arrays.stream(increases).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < kept.length; i++) {
            weights[kept[i]] = softmax ? Math.exp(increases[i] - most) : increases[i];
            sum += weights[kept[i]];
        }
        if (softmax) for (final int k : kept) weights[k] /= sum;
        return weights;
    }

    /** The channels that take part, in order. */
    private int[] kept(final Features features) {
        final IntStream all = IntStream.range(0, features.channels());
        if (top >= features.channels()) return all.toArray();
        return all.boxed()
                .sorted(Comparator.comparingDouble(k -> -variance(features, k)))
                .limit(top)
                .mapToInt(k -> k)
                .sorted()
                .toArray();
    }

    private static double variance(final Features features, final int channel) {
        final double mean = features.sum(channel) / features.area();
        double sum = 0;
        for (final float v : features.channel(channel)) sum += (v - mean) * (v - mean);
        return sum / features.area();
    }

    /** The score of the image under each channel's mask, with softmax less the baseline's. */
    private double[] increases(final Subject subject, final Features features, final int[] kept) {
        final double baseline = subject.scores().of(new float[subject.input().length], 1)[0];
        final double shift = softmax ? baseline : 0;
        final double[] increases = new double[kept.length];
        Arrays.fill(increases, baseline - shift);
        final int[] alive = IntStream.range(0, kept.length)
                .filter(i -> variance(features, kept[i]) > 0)
                .toArray();
        if (alive.length == 0) return increases;
        final int[] owners =
                owners(features, Arrays.stream(alive).map(i -> kept[i]).toArray());
        final int[] distinct = Arrays.stream(owners).distinct().toArray();
        final double[] scores = maskedScores(subject, features, distinct);
        final Map<Integer, Double> scoreOf = new HashMap<>();
        for (int i = 0; i < distinct.length; i++) scoreOf.put(distinct[i], scores[i]);
        for (int i = 0; i < alive.length; i++) increases[alive[i]] = scoreOf.get(owners[i]) - shift;
        return increases;
    }

    /** For each of some channels the first one that has the same mask. */
    private static int[] owners(final Features features, final int[] channels) {
        final Map<FloatBuffer, Integer> first = new HashMap<>();
        return Arrays.stream(channels)
                .map(k -> {
                    final FloatBuffer shape = shape(features.channel(k));
                    return shape == null ? k : first.computeIfAbsent(shape, s -> k);
                })
                .toArray();
    }

    /** A map brought to 0..1, or null where the constant that keeps a mask from dividing by 0 would show in it. */
    private static FloatBuffer shape(final float[] map) {
        float low = map[0];
        float high = map[0];
        for (final float v : map) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        final float span = high - low;
        if (span < LEAST_SPAN) return null;
        for (int i = 0; i < map.length; i++) map[i] = (map[i] - low) / span;
        return FloatBuffer.wrap(map);
    }

    private double[] maskedScores(final Subject subject, final Features features, final int[] channels) {
        final Screening.Scorer exactly = some -> score(subject, features, channels, some, false);
        if (!screening || !subject.screens())
            return exactly.of(IntStream.range(0, channels.length).toArray());
        final Screening.Scorer roughly = some -> score(subject, features, channels, some, true);
        return new Screening(channels.length, exactly, roughly, subject.batch()).scores();
    }

    private double[] score(
            final Subject subject,
            final Features features,
            final int[] channels,
            final int[] some,
            final boolean roughly) {
        final int area = features.area();
        final float[] maps = new float[some.length * area];
        for (int i = 0; i < some.length; i++)
            System.arraycopy(features.values(), channels[some[i]] * area, maps, i * area, area);
        final Map<String, Values> arguments = new HashMap<>();
        final int[] picture = {1, subject.shape().channels(), subject.height(), subject.width()};
        arguments.put("picture", new Values(subject.input(), picture));
        arguments.put("features", new Values(maps, new int[] {some.length, 1, features.height(), features.width()}));
        final float[][] logits = roughly
                ? subject.rough(masked, arguments, some.length)
                : subject.logits(masked, arguments, some.length);
        return subject.scores(logits, subject.target());
    }
}
