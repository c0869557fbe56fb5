package io.github.explicell.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TensorFunctions;
import java.util.List;

/** Bounds a step: as torch's {@code clip_grad_norm_}, over all gradients together. */
final class GradientClipping {

    private static final String CLIP = "clip";
    /** Torch's epsilon, against a division by 0. */
    private static final String SOURCE =
            """
              def clip(self: __torch__.Net, gradients: List[Tensor], most: float) -> float:
                norm = float(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients))))
                factor = torch.div(most, torch.add(norm, 1e-06))
                if torch.lt(factor, 1.):
                  torch._foreach_mul_(gradients, factor)
                else:
                  pass
                return norm
            """;

    private final TensorFunctions functions;
    private final double most;

    /**
     * @param manager as long as it lives, gradients can be clipped
     * @param most the greatest norm, above 0; with infinity gradients stay as they are
     */
    GradientClipping(final NDManager manager, final double most) {
        functions = new TensorFunctions(manager, SOURCE);
        this.most = most;
    }

    /**
     * Shrinks gradients in place, all by the same factor, if their norm is too large.
     *
     * @param gradients one at least
     * @return the norm before
     */
    double clip(final NDList gradients) {
        return functions.call(CLIP, List.of(gradients), most);
    }
}
