package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.github.explicell.model.DataType;
import io.github.explicell.model.Safetensors;
import io.github.explicell.model.SafetensorsWriter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a training must know to go on: tensors and numbers by name, in one safetensors file whose header holds
 * the numbers as texts. Numbers keep their last bit.
 */
final class Checkpoint {

    /** Puts a part of a training's state into a checkpoint. */
    static final class Draft {

        private final Map<String, NDArray> arrays = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();

        /** Adds a float32 tensor, which is read when the file is written. */
        void put(final String name, final NDArray array) {
            arrays.put(name, array);
        }

        /** Adds tensors, their names behind a group's. */
        void put(final String group, final Map<String, NDArray> members) {
            members.forEach((name, array) -> put(group + "/" + name, array));
        }

        /** Adds a number. */
        void put(final String name, final double number) {
            put(name, Double.toString(number));
        }

        /** Adds a text. */
        void put(final String name, final String text) {
            texts.put(name, text);
        }

        /** Writes the file as a whole or not at all; of Java's memory it takes one tensor's worth. */
        void write(final Path file) throws IOException {
            final Map<String, Shape> shapes = new LinkedHashMap<>();
            arrays.forEach((name, array) -> shapes.put(name, shape(array)));
            SafetensorsWriter.write(
                    file,
                    shapes,
                    name -> new Tensor(shapes.get(name), arrays.get(name).toFloatArray()),
                    texts,
                    DataType.F32);
        }

        private static Shape shape(final NDArray array) {
            // a scalar is a tensor of one number
            final long[] extents = array.getShape().dimension() == 0
                    ? new long[] {1}
                    : array.getShape().getShape();
            return new Shape(Arrays.stream(extents).mapToObj(Math::toIntExact).toList());
        }
    }

    private static final NDIndex EVERYTHING = new NDIndex("...");

    private final Path file;
    private final Safetensors tensors;

    private Checkpoint(final Path file) throws IOException {
        this.file = file;
        tensors = new Safetensors(file);
    }

    /**
     * Reads the header; tensors are read when they are asked for.
     *
     * @throws IOException naming the file, if it is no sound safetensors file
     */
    static Checkpoint read(final Path file) throws IOException {
        return new Checkpoint(file);
    }

    /** @return whether there is such a file */
    static boolean exists(final Path file) {
        return Files.isRegularFile(file);
    }

    boolean has(final String tensor) {
        return tensors.names().contains(tensor);
    }

    /** Copies a tensor's numbers into an array of its size. */
    void copyTo(final String name, final NDArray target) {
        final Tensor tensor = tensors.get(name);
        if (tensor.values().length != target.size())
            throw new IllegalStateException(file + ": " + name + " is " + tensor.shape() + ", but the network needs "
                    + target.getShape() + "; it belongs to another training");
        try (NDManager scope = target.getManager().newSubManager();
                NDArray numbers = scope.create(tensor.values(), target.getShape())) {
            copy(numbers, target);
        }
    }

    /** Copies numbers in place. NB: DJL's {@code copyTo} changes the memory layout of its target, and so the last digits. */
    static void copy(final NDArray source, final NDArray target) {
        target.set(EVERYTHING, source);
    }

    /** Copies the tensors of a group into arrays of the same names. */
    void copyTo(final String group, final Map<String, NDArray> targets) {
        targets.forEach((name, array) -> copyTo(group + "/" + name, array));
    }

    /** @return all tensors of a group by their names in it */
    Map<String, Tensor> tensors(final String group) {
        final Map<String, Tensor> members = new LinkedHashMap<>();
        for (final String name : tensors.names())
            if (name.startsWith(group + "/")) members.put(name.substring(group.length() + 1), tensors.get(name));
        return members;
    }

    double number(final String name) {
        return Double.parseDouble(text(name));
    }

    /** @param absent what older versions, which do not keep it, would say */
    double number(final String name, final double absent) {
        return tensors.metadata().containsKey(name) ? number(name) : absent;
    }

    String text(final String name) {
        final String text = tensors.metadata().get(name);
        if (text == null)
            throw new IllegalStateException(file + " lacks " + name + "; it is not a checkpoint of this version");
        return text;
    }
}
