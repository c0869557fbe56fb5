package io.github.explicell.model.torch;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle of protocol 2 with the operations that PyTorch writes. Dictionaries become maps, lists and tuples
 * lists, numbers longs, big integers and doubles; tensors become {@link StridedTensor}s. It loops rather than recurses,
 * its stack is bounded, and it only ever builds what {@link Known} knows.
 */
final class Unpickler {

    private static final int MAX_STACK = 10_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_INTEGER = 64;

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Map<String, StorageKey> storages;

    private Unpickler(final ByteBuffer in, final Map<String, StorageKey> storages) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
        this.storages = storages;
    }

    /**
     * @param in begins with the pickle; afterwards it stands behind it
     * @param storages receives the storages that the object refers to, by key
     * @return the object
     * @throws UnsoundPickleException with the part of a sentence
     */
    static Object read(final ByteBuffer in, final Map<String, StorageKey> storages) throws UnsoundPickleException {
        try {
            return new Unpickler(in, storages).run();
        } catch (final BufferUnderflowException e) {
            throw new UnsoundPickleException("it ends in the middle of a pickle");
        }
    }

    private Object run() throws UnsoundPickleException {
        for (int operation = in.get() & 0xff; operation != '.'; operation = in.get() & 0xff) {
            if (!value(operation) && !container(operation) && !object(operation))
                throw new UnsoundPickleException(String.format(
                        "the pickle at byte %d has the operation 0x%02x, which PyTorch does not write",
                        in.position() - 1, operation));
            if (stack.size() > MAX_STACK || marks.size() > MAX_STACK)
                throw new UnsoundPickleException("its pickle is nested too deeply");
        }
        return pop();
    }

    /** Operations that push a plain value. */
    private boolean value(final int operation) throws UnsoundPickleException {
        switch (operation) {
            case 'N' -> stack.add(null);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.getInt());
            case 'K' -> stack.add((long) (in.get() & 0xff));
            case 'M' -> stack.add((long) (in.getShort() & 0xffff));
            case 0x8a -> stack.add(integer(in.get() & 0xff));
            case 0x8b -> stack.add(integer(in.getInt()));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> stack.add(text(in.getInt(), StandardCharsets.UTF_8));
            case 'T' -> stack.add(text(in.getInt(), StandardCharsets.ISO_8859_1));
            case 'U' -> stack.add(text(in.get() & 0xff, StandardCharsets.ISO_8859_1));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations that make and fill containers. */
    private boolean container(final int operation) throws UnsoundPickleException {
        switch (operation) {
            case '}' -> stack.add(new LinkedHashMap<>());
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(List.of());
            case '(' -> marks.push(stack.size());
            case 't' -> stack.add(tuple(sinceMark()));
            case 0x85, 0x86, 0x87 -> stack.add(tuple(popLast(operation - 0x84)));
            case 'a' -> append(popLast(1));
            case 'e' -> append(sinceMark());
            case 's' -> put(popLast(2));
            case 'u' -> put(sinceMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations for objects, references and the protocol. */
    private boolean object(final int operation) throws UnsoundPickleException {
        switch (operation) {
            case 0x80 -> protocol(in.get());
            case 'c' -> stack.add(Known.of(line() + "." + line()));
            case 'R' -> call();
            case 'b' -> build();
            case 'Q' -> stack.add(storage());
            case 'q' -> memo.put(in.get() & 0xff, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> recall(in.get() & 0xff);
            case 'j' -> recall(in.getInt());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void protocol(final int version) throws UnsoundPickleException {
        if (version != 2)
            throw new UnsoundPickleException("its pickle has the protocol " + version
                    + ", and PyTorch's own is 2; load it in PyTorch and save it again");
    }

    private void call() throws UnsoundPickleException {
        final Object arguments = pop();
        if (!(pop() instanceof Known known) || !(arguments instanceof List<?> list))
            throw new UnsoundPickleException("it calls something that is not a function");
        stack.add(known.call(list));
    }

    private StorageKey storage() throws UnsoundPickleException {
        final StorageKey storage = Known.storage(pop());
        final StorageKey before = storages.putIfAbsent(storage.key(), storage);
        if (before != null && !before.equals(storage))
            throw new UnsoundPickleException("its storage " + storage.key() + " is said to be two different things");
        return storage;
    }

    /** An ordered dictionary's attributes, such as the versions of modules, are of no use here. */
    private void build() throws UnsoundPickleException {
        pop();
        if (!(top() instanceof Map))
            throw new UnsoundPickleException("it sets the state of something that is not a dictionary");
    }

    private void recall(final int index) throws UnsoundPickleException {
        if (!memo.containsKey(index)) throw new UnsoundPickleException("it refers to an object that is not there");
        stack.add(memo.get(index));
    }

    @SuppressWarnings("unchecked")
    private void append(final List<Object> elements) throws UnsoundPickleException {
        if (!(top() instanceof ArrayList<?> list)) throw new UnsoundPickleException("it appends to what is no list");
        ((List<Object>) list).addAll(elements);
    }

    @SuppressWarnings("unchecked")
    private void put(final List<Object> pairs) throws UnsoundPickleException {
        if (!(top() instanceof Map<?, ?> map) || pairs.size() % 2 != 0)
            throw new UnsoundPickleException("it sets an item of what is no dictionary");
        for (int i = 0; i < pairs.size(); i += 2) ((Map<Object, Object>) map).put(key(pairs.get(i)), pairs.get(i + 1));
    }

    /** Only plain keys: a container as a key could hold itself. */
    static Object key(final Object key) throws UnsoundPickleException {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) return key;
        throw new UnsoundPickleException("a dictionary has a key that is neither text nor number");
    }

    private static List<Object> tuple(final List<Object> elements) {
        return Collections.unmodifiableList(elements);
    }

    private Object integer(final int length) throws UnsoundPickleException {
        if (length < 0 || length > MAX_INTEGER) throw new UnsoundPickleException("it holds an absurdly long integer");
        final byte[] bytes = new byte[length];
        for (int i = length - 1; i >= 0; i--) bytes[i] = in.get();
        final BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private String text(final int length, final Charset charset) throws UnsoundPickleException {
        if (length < 0 || length > in.remaining())
            throw new UnsoundPickleException("it claims a text of " + Integer.toUnsignedString(length) + " bytes");
        final byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, charset);
    }

    private String line() throws UnsoundPickleException {
        final StringBuilder text = new StringBuilder();
        for (char c = (char) (in.get() & 0xff); c != '\n'; c = (char) (in.get() & 0xff)) {
            if (text.length() == MAX_NAME) throw new UnsoundPickleException("a class has an absurdly long name");
            text.append(Character.isISOControl(c) ? '?' : c);
        }
        return text.toString();
    }

    private Object top() throws UnsoundPickleException {
        if (stack.size() <= floor()) throw new UnsoundPickleException("its pickle takes more than it gives");
        return stack.get(stack.size() - 1);
    }

    private Object pop() throws UnsoundPickleException {
        final Object top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    /** What lies below the last mark is not to be touched before it is taken away. */
    private int floor() {
        return marks.isEmpty() ? 0 : marks.peek();
    }

    private List<Object> popLast(final int count) throws UnsoundPickleException {
        if (stack.size() - count < floor()) throw new UnsoundPickleException("its pickle takes more than it gives");
        return popFrom(stack.size() - count);
    }

    private List<Object> sinceMark() throws UnsoundPickleException {
        if (marks.isEmpty()) throw new UnsoundPickleException("its pickle takes more than it gives");
        return popFrom(marks.pop());
    }

    private List<Object> popFrom(final int start) {
        final List<Object> end = stack.subList(start, stack.size());
        final List<Object> taken = new ArrayList<>(end);
        end.clear();
        return taken;
    }
}
