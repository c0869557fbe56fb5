package io.github.explicell.image;

/** The connected components of a mask. */
final class Components {

    private final int[] parent;

    private Components(final int size) {
        parent = new int[size];
    }

    /**
     * Numbers the components, by their first pixel from top to bottom and left to
     * right; pixels that touch at a corner belong together.
     *
     * @param mask 0 outside, x fastest
     * @param width pixels of a row
     * @return 0 outside, else the number of the component, from 1
     */
    static int[] of(final int[] mask, final int width) {
        final Components components = new Components(mask.length);
        for (int i = 0; i < mask.length; i++) if (mask[i] != 0) components.join(mask, i, width);
        return components.numbered(mask);
    }

    /** Joins a pixel with those of its neighbours that come before it. */
    private void join(final int[] mask, final int i, final int width) {
        parent[i] = i;
        final int x = i % width;
        if (x > 0) union(mask, i, i - 1);
        if (i < width) return;
        union(mask, i, i - width);
        if (x > 0) union(mask, i, i - width - 1);
        if (x < width - 1) union(mask, i, i - width + 1);
    }

    private void union(final int[] mask, final int i, final int neighbour) {
        if (mask[neighbour] == 0) return;
        final int a = root(i);
        final int b = root(neighbour);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(final int pixel) {
        int i = pixel;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    /**
     * NB: a root is the first pixel of its component, so it is numbered first.
     */
    private int[] numbered(final int[] mask) {
        final int[] numbers = new int[mask.length];
        int count = 0;
        for (int i = 0; i < mask.length; i++)
            if (mask[i] != 0) {
                final int root = root(i);
                numbers[i] = root == i ? ++count : numbers[root];
            }
        return numbers;
    }
}
