package io.github.explicell.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of TorchScript that make a network's image of other tensors on the device, so that a thousand masked copies of
 * one image need not exist at once.
 *
 * @param name of the method, a TorchScript identifier
 * @param shared arguments that all images have in common; 1 x C x H x W, say
 * @param batched arguments with one row for each image; at least one
 * @param code lines, each indented by four blanks and ended, the last of which assigns N x C x H x W float32 to
 *     {@code image}
 */
public record Prologue(String name, List<String> shared, List<String> batched, String code) {

    /**
     * @param name of the method, a TorchScript identifier
     * @param shared arguments that all images have in common; 1 x C x H x W, say
     * @param batched arguments with one row for each image; at least one
     * @param code lines, each indented by four blanks and ended, the last of which assigns N x C x H x W float32 to
     *     {@code image}
     * @throws IllegalArgumentException if there is no batched argument
     */
    public Prologue {
        shared = List.copyOf(shared);
        batched = List.copyOf(batched);
        if (batched.isEmpty()) throw new IllegalArgumentException("the prologue " + name + " has no batched argument");
    }

    /** @return the shared arguments, then the batched ones */
    public List<String> arguments() {
        final List<String> all = new ArrayList<>(shared);
        all.addAll(batched);
        return all;
    }
}
