package io.github.explicell.explain;

/** Decides what is explained of an image once its logits are known. */
@FunctionalInterface
public interface TargetRule {

    /**
     * @param index number of the image in its batch, from 0
     * @param logits the network's
     * @return what is explained
     */
    Target of(int index, float[] logits);
}
