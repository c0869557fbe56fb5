package io.github.explicell.explain.superpixel;

import java.util.Arrays;

/** Makes super-pixels of one piece: the last step of {@link Slic}. */
final class SlicPieces {

    private static final int NONE = -1;
    private static final int[] RIGHT = {1, -1, 0, 0};
    private static final int[] DOWN = {0, 0, 1, -1};

    private final int[] labels;
    private final int width;
    private final int height;
    private final int minSize;
    private final int maxSize;
    private final int[] pieces;
    private final int[] members;
    private int adjacent;

    /**
     * @param labels of all pixels
     * @param minSize smaller pieces are joined to a neighbour
     * @param maxSize larger pieces are cut, at least 1
     */
    SlicPieces(final int[] labels, final int width, final int minSize, final int maxSize) {
        this.labels = labels;
        this.width = width;
        this.height = labels.length / width;
        this.minSize = minSize;
        this.maxSize = maxSize;
        pieces = new int[labels.length];
        members = new int[maxSize];
    }

    /** The piece of each pixel, from 0. */
    int[] joined() {
        Arrays.fill(pieces, NONE);
        int next = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] != NONE) continue;
            final int size = grow(i, next);
            if (size >= minSize) next++;
            else for (int k = 0; k < size; k++) pieces[members[k]] = adjacent;
        }
        return pieces;
    }

    /** Fills a piece, breadth first; afterwards {@link #adjacent} is the last other piece that it touched. */
    private int grow(final int start, final int piece) {
        adjacent = piece;
        pieces[start] = piece;
        members[0] = start;
        int size = 1;
        for (int visited = 0; visited < size && size < maxSize; visited++)
            for (int k = 0; k < RIGHT.length && size < maxSize; k++) {
                final int x = members[visited] % width + RIGHT[k];
                final int y = members[visited] / width + DOWN[k];
                if (x < 0 || y < 0 || x >= width || y >= height) continue;
                final int i = y * width + x;
                if (pieces[i] == NONE && labels[i] == labels[start]) {
                    pieces[i] = piece;
                    members[size++] = i;
                } else if (pieces[i] != NONE && pieces[i] != piece) adjacent = pieces[i];
            }
        return size;
    }
}
