package io.github.explicell.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the methods that bring a network's weights into the form in which it computes with them, and those of a module
 * that keeps them: handed over once, they need not go through the caller's hands at each call.
 *
 * <p>How oneDNN lays a packed kernel out depends on whether there is one image or several. A module that keeps its weights
 * has them as several images need them; what a single image needs otherwise is made when the first one comes.
 */
public final class WeightScript {

    /** Takes float32 weights in the order of {@link Network#parameters()}, and keeps them; gives back an empty list. */
    public static final String KEEP = "keep";

    private static final String PREPARE = "prepare";
    /** How many images stand for several. */
    private static final int SEVERAL = 8;

    private final Network network;
    private final TorchScript.Mode mode;
    private final ScriptNodes nodes;
    private final Map<String, Node> packed = new HashMap<>();
    private final Set<String> linear = new HashSet<>();

    /**
     * @param network whose weights these are
     * @param mode how it is to run
     */
    public WeightScript(final Network network, final TorchScript.Mode mode) {
        this.network = network;
        this.mode = mode;
        this.nodes = new ScriptNodes(network, mode);
        for (final Node node : network.nodes()) {
            if (node.operation() instanceof PackedConvolution)
                packed.put(network.parameters(node).get(0).name(), node);
            if (node.operation() instanceof PackedLinear)
                linear.add(network.parameters(node).get(0).name());
        }
    }

    /**
     * A method that copies float32 weights into the form in which they are used: convolution kernels channels-last or
     * packed, matrices as they are or packed, and all but batch norm's in the mode's type; batch norm's too in float64, which does not mix with float32.
     *
     * @param method its name
     * @return its source: {@code (w) -> List[Tensor]}
     */
    public String prepare(final String method) {
        final List<String> prepared = new ArrayList<>();
        for (final Parameter p : network.parameters()) {
            String w = nodes.weight(p);
            final boolean computed = p.role() == Parameter.Role.WEIGHT
                    || p.role() == Parameter.Role.BIAS
                    || p.role() == Parameter.Role.GAIN
                    || mode.type() == TorchScript.FLOAT64;
            if (computed && mode.type() != TorchScript.FLOAT32) w = "torch.to(" + w + ", " + mode.type() + ")";
            // A copy in any case: given weights may lie in memory that belongs to somebody else.
            if (linear.contains(p.name())) w = PackedLinear.pack(w);
            else
                w = "torch.clone(" + w + (p.shape().rank() == 4 ? ", memory_format=" + TorchScript.CHANNELS_LAST : "")
                        + ")";
            prepared.add(packed.containsKey(p.name()) ? pack(p, w, SEVERAL) : w);
        }
        return list(method, prepared);
    }

    /** @return the methods of a module that keeps its weights; {@link TorchScript#keeping} writes those that use them */
    public List<String> keeping() {
        final List<String> methods = new ArrayList<>();
        methods.add(prepare(PREPARE));
        methods.add(
                """
				  def keep(self: __torch__.Net, w: List[Tensor]) -> List[Tensor]:
				    self.kept = (self).prepare(w, )
				    return annotate(List[Tensor], [])
				""");
        if (packed.isEmpty()) {
            methods.add(
                    """
				  def weights(self: __torch__.Net, images: int) -> List[Tensor]:
				    return self.kept
				""");
            return methods;
        }
        final List<String> single = new ArrayList<>();
        for (final Parameter p : network.parameters()) {
            final String w = nodes.weight(p);
            single.add(
                    packed.containsKey(p.name())
                            ? "(self).either(" + w + ", " + pack(p, "torch.to_dense(" + w + ")", 1) + ", )"
                            : w);
        }
        methods.add(list("repack", single));
        // A layout that both have in common is not held twice.
        methods.add(
                """
				  def either(self: __torch__.Net, old: Tensor, new: Tensor) -> Tensor:
				    if torch.equal(ops.mkldnn._get_mkldnn_serialized_md(old), ops.mkldnn._get_mkldnn_serialized_md(new)):
				      fitting = old
				    else:
				      fitting = new
				    return fitting
				  def weights(self: __torch__.Net, images: int) -> List[Tensor]:
				    if torch.eq(images, 1):
				      if torch.eq(torch.len(self.single), 0):
				        self.single = (self).repack(self.kept, )
				      else:
				        pass
				      fitting = self.single
				    else:
				      fitting = self.kept
				    return fitting
				""");
        return methods;
    }

    private String pack(final Parameter kernel, final String expression, final int images) {
        final Node node = packed.get(kernel.name());
        final Shape map = network.inputShapes(node).get(0);
        return ((PackedConvolution) node.operation()).pack(expression, map, images);
    }

    private static String list(final String method, final List<String> tensors) {
        return "  def " + method + "(self: __torch__.Net, w: List[Tensor]) -> List[Tensor]:\n    return ["
                + String.join(",\n      ", tensors) + "]\n";
    }
}
