package io.github.explicell.explain.lime;

import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.superpixel.Superpixels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One image explained in words of super-pixels: how much each of them, shown rather than hidden, speaks for the target
 * (positive) or against it.
 *
 * @param method LIME or Kernel SHAP
 * @param superpixels of the crop, at network resolution
 * @param weights one for each super-pixel, in units of the target's score
 * @param low lower end of each weight's 95 % interval: where it would lie with other samples
 * @param high upper end of each weight's 95 % interval
 * @param intercept the surrogate's answer where everything is hidden
 * @param r2 share of the network's answers' scatter, weighted as in the fit, that the surrogate explains; 1 at best
 * @param localPrediction the surrogate's answer for the whole image
 * @param score the network's answer for the whole image
 * @param samples how many samples the weights are from
 * @param images how many different images the network saw
 * @param notes what the user should know, each a sentence; often empty
 */
public record SuperpixelExplanation(
        SuperpixelMethod method,
        Superpixels superpixels,
        double[] weights,
        double[] low,
        double[] high,
        double intercept,
        double r2,
        double localPrediction,
        double score,
        int samples,
        int images,
        List<String> notes) {

    /**
     * Keeps its own copy of the notes.
     *
     * @param method LIME or Kernel SHAP
     * @param superpixels of the crop, at network resolution
     * @param weights one for each super-pixel, in units of the target's score
     * @param low lower end of each weight's 95 % interval: where it would lie with other samples
     * @param high upper end of each weight's 95 % interval
     * @param intercept the surrogate's answer where everything is hidden
     * @param r2 share of the network's answers' scatter, weighted as in the fit, that the surrogate explains; 1 at best
     * @param localPrediction the surrogate's answer for the whole image
     * @param score the network's answer for the whole image
     * @param samples how many samples the weights are from
     * @param images how many different images the network saw
     * @param notes what the user should know, each a sentence; often empty
     */
    public SuperpixelExplanation {
        notes = List.copyOf(notes);
    }

    /** @return the super-pixels' numbers, the largest weights first, whatever their sign */
    public int[] order() {
        return Leading.order(weights);
    }

    /** @return the place of each super-pixel in {@link #order}, from 1 */
    public int[] ranks() {
        final int[] order = order();
        final int[] ranks = new int[order.length];
        for (int i = 0; i < order.length; i++) ranks[order[i]] = i + 1;
        return ranks;
    }

    /** @return the numbers of the super-pixels that lead, five at most, the largest weights first */
    public int[] leading() {
        return Arrays.copyOf(order(), Math.min(Leading.COUNT, weights.length));
    }

    /** @return the leading super-pixels with their weights: "nucleus +0.42, cytoplasm -0.08" */
    public String words() {
        return Arrays.stream(leading())
                .mapToObj(part -> String.format(
                        Locale.ROOT, "%s %+.2g", superpixels.names().get(part), weights[part]))
                .collect(Collectors.joining(", "));
    }

    /** @return pixels of each super-pixel */
    public int[] areas() {
        return superpixels.areas();
    }

    /** @return the weights on the super-pixels' pixels, for the same measures as other methods' maps */
    public SaliencyMap map() {
        return new SaliencyMap(
                method.toString(), "", superpixels.width(), superpixels.height(), superpixels.painted(weights));
    }
}
