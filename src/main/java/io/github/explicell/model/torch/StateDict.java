package io.github.explicell.model.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the tensors in what was saved, under the names that the architectures use. */
final class StateDict {

    /** Where training programs put a state dict, in the order in which they are looked for. */
    private static final List<String> NESTED = List.of("state_dict", "model_state_dict", "model", "state_dict_ema");

    private static final int MAX_DEPTH = 3;
    private static final List<String> PREFIXES = List.of("module.", "model.");

    /** torchvision's DenseNet files: {@code denselayer1.norm.1.weight} for what is now {@code denselayer1.norm1.weight}. */
    private static final Pattern DENSE_LAYER =
            Pattern.compile("^(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\.\\w+)$");

    private StateDict() {}

    /**
     * @param saved what a file holds
     * @return parameter name to tensor, in the file's order
     * @throws UnsoundPickleException if there is no state dict in it
     */
    static Map<String, StridedTensor> of(final Object saved) throws UnsoundPickleException {
        Object level = saved;
        for (int depth = 0; depth < MAX_DEPTH && level instanceof Map<?, ?> map; depth++) {
            final Map<String, StridedTensor> tensors = tensors(map);
            if (!tensors.isEmpty()) return tensors;
            level = NESTED.stream()
                    .filter(map::containsKey)
                    .findFirst()
                    .map(key -> (Object) map.get(key))
                    .orElse(null);
        }
        throw new UnsoundPickleException(
                "it holds no state dict (a dictionary of names and tensors, alone or under one of "
                        + String.join(", ", NESTED) + ")");
    }

    private static Map<String, StridedTensor> tensors(final Map<?, ?> map) {
        Map<String, StridedTensor> tensors = new LinkedHashMap<>();
        for (final Map.Entry<?, ?> e : map.entrySet())
            if (e.getKey() instanceof String name && e.getValue() instanceof StridedTensor tensor)
                tensors.put(DENSE_LAYER.matcher(name).replaceFirst("$1$2"), tensor);
        for (boolean shorter = true; shorter; ) {
            final Map<String, StridedTensor> before = tensors;
            for (final String prefix : PREFIXES) tensors = without(prefix, tensors);
            shorter = tensors != before;
        }
        return tensors;
    }

    /** The names without a prefix that all of them have. */
    private static Map<String, StridedTensor> without(final String prefix, final Map<String, StridedTensor> tensors) {
        if (tensors.isEmpty() || !tensors.keySet().stream().allMatch(n -> n.startsWith(prefix))) return tensors;
        final Map<String, StridedTensor> shorter = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shorter.put(name.substring(prefix.length()), tensor));
        return shorter;
    }
}
