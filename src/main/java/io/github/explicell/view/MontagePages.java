package io.github.explicell.view;

import io.github.explicell.explain.Explanation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects explanations as they come into rows and pages of a {@link Montage}; no more than one page is kept. */
public final class MontagePages {

    /** Takes pages. */
    @FunctionalInterface
    public interface Pages {

        /**
         * @param page drawn
         * @throws IOException if it cannot be written
         */
        void accept(BufferedImage page) throws IOException;
    }

    private final int most;
    private final Montage montage;
    private final int methods;
    private final Pages pages;
    private final List<List<Explanation>> rows = new ArrayList<>();

    /**
     * Pages of {@value Montage#ROWS} regions.
     *
     * @param style how maps are painted
     * @param methods explanations of each region
     * @param pages takes each page when it is full
     */
    public MontagePages(final HeatStyle style, final int methods, final Pages pages) {
        this(style, methods, Montage.ROWS, pages);
    }

    /**
     * @param style how maps are painted
     * @param methods explanations of each region
     * @param most regions of a page, at least 1
     * @param pages takes each page when it is full
     */
    public MontagePages(final HeatStyle style, final int methods, final int most, final Pages pages) {
        this.most = most;
        montage = new Montage(style);
        this.methods = methods;
        this.pages = pages;
    }

    /**
     * @param explanation the methods in their order for one region after the other
     * @throws IOException if a page cannot be written
     */
    public void add(final Explanation explanation) throws IOException {
        if (rows.isEmpty() || rows.get(rows.size() - 1).size() == methods) {
            if (rows.size() == most) finish();
            rows.add(new ArrayList<>());
        }
        rows.get(rows.size() - 1).add(explanation);
    }

    /**
     * Gives the last page, if it is not empty.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        if (rows.isEmpty()) return;
        pages.accept(montage.draw(rows));
        rows.clear();
    }
}
