package io.github.explicell.model.torch;

import io.github.explicell.model.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes and functions that a weight file may name, and what each stands for here. Nothing else is known. */
enum Known {
    ORDERED_DICT("collections.OrderedDict", null) {

        @Override
        Object call(final List<?> arguments) throws UnsoundPickleException {
            final Map<Object, Object> map = new LinkedHashMap<>();
            // Python 2 gives the pairs here, Python 3 adds them later
            if (!arguments.isEmpty())
                for (final Object pair : argument(arguments, 0, List.class)) {
                    if (!(pair instanceof List<?> two) || two.size() != 2)
                        throw new UnsoundPickleException("a dictionary holds something that is not a pair");
                    map.put(Unpickler.key(two.get(0)), two.get(1));
                }
            return map;
        }
    },
    /** Its arguments: storage, offset, sizes, strides, and what gradients need. */
    REBUILD_TENSOR("torch._utils._rebuild_tensor_v2", null) {

        @Override
        Object call(final List<?> arguments) throws UnsoundPickleException {
            return StridedTensor.of(
                    argument(arguments, 0, StorageKey.class),
                    argument(arguments, 1, Long.class),
                    numbers(argument(arguments, 2, List.class)),
                    numbers(argument(arguments, 3, List.class)));
        }
    },
    /** The same of torch 0.1 to 0.3, which torchvision's VGG and ResNet files have. */
    REBUILD_OLD_TENSOR("torch._utils._rebuild_tensor", null) {

        @Override
        Object call(final List<?> arguments) throws UnsoundPickleException {
            return REBUILD_TENSOR.call(arguments);
        }
    },
    REBUILD_PARAMETER("torch._utils._rebuild_parameter", null) {

        @Override
        Object call(final List<?> arguments) throws UnsoundPickleException {
            return argument(arguments, 0, StridedTensor.class);
        }
    },
    FLOATS("torch.FloatStorage", DataType.F32),
    HALVES("torch.HalfStorage", DataType.F16),
    BFLOATS("torch.BFloat16Storage", DataType.BF16),
    DOUBLES("torch.DoubleStorage", DataType.F64),
    LONGS("torch.LongStorage", DataType.I64);

    private final String name;
    private final DataType type;

    Known(final String name, final DataType type) {
        this.name = name;
        this.type = type;
    }

    /** @throws UnsoundPickleException naming what is not known */
    static Known of(final String name) throws UnsoundPickleException {
        for (final Known known : values()) if (known.name.equals(name)) return known;
        throw UnsoundPickleException.foreign(name);
    }

    /** The value of a call with these arguments. */
    Object call(final List<?> arguments) throws UnsoundPickleException {
        throw new UnsoundPickleException("it calls " + name + " with " + arguments.size() + " arguments");
    }

    /** What a persistent id stands for: ('storage', class, key, device, count) and, in old files, a view. */
    static StorageKey storage(final Object id) throws UnsoundPickleException {
        if (!(id instanceof List<?> parts)
                || parts.size() < 5
                || parts.size() > 6
                || !"storage".equals(parts.get(0))
                || !(parts.get(1) instanceof Known known)
                || known.type == null
                || !(parts.get(2) instanceof String key)
                || !(parts.get(4) instanceof Long count)
                || count < 0) throw new UnsoundPickleException("it refers to something that is not a storage");
        if (parts.size() == 6 && parts.get(5) != null)
            throw new UnsoundPickleException(
                    "one of its storages is a part of another; load it in PyTorch and save it again");
        return new StorageKey(known.type, key, count);
    }

    private static <T> T argument(final List<?> arguments, final int index, final Class<T> type)
            throws UnsoundPickleException {
        if (arguments.size() <= index || !type.isInstance(arguments.get(index)))
            throw new UnsoundPickleException("a tensor or dictionary is built from something else than its parts");
        return type.cast(arguments.get(index));
    }

    private static List<Long> numbers(final List<?> list) throws UnsoundPickleException {
        for (final Object element : list)
            if (!(element instanceof Long)) throw new UnsoundPickleException("a tensor's size is not a whole number");
        return list.stream().map(Long.class::cast).toList();
    }
}
