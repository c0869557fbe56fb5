package io.github.explicell.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Generates fields of cells. Classes are as balanced as the number of cells allows; stain, lamp, focus, debris and
 * layout differ from field to field.
 *
 * @param width of a field, in pixels
 * @param height of a field, in pixels
 * @param cellCount cells in each field, 1..99
 */
public record Phantom(int width, int height, int cellCount) {

    /** Fields of 512 x 384 pixels with 15 cells, three of each class. */
    public static final Phantom STANDARD = new Phantom(512, 384, 15);

    /**
     * Checks the values.
     *
     * @param width of a field, in pixels
     * @param height of a field, in pixels
     * @param cellCount cells in each field, 1..99
     * @throws IllegalArgumentException if a side is below 128 pixels, or the cells are none or more than 99
     */
    public Phantom {
        if (width < 128 || height < 128)
            throw new IllegalArgumentException(
                    "A field of " + width + " x " + height + " pixels is too small; each side needs 128 at least.");
        if (cellCount < 1 || cellCount > 99)
            throw new IllegalArgumentException("A field cannot have " + cellCount + " cells; ask for 1 to 99.");
    }

    /**
     * Generates one field of a series. Fields of other numbers or other series are others.
     *
     * @param series the seed of the series
     * @param number which field, from 1 on
     * @return the field, named such as "phantom-2026-01" after series and number
     * @throws IllegalArgumentException if the field has no room for that many cells
     */
    public PhantomField field(final long series, final int number) {
        final long seed = new SplittableRandom(series).nextLong() + number;
        return field("phantom-" + series + (number < 10 ? "-0" : "-") + number, seed);
    }

    /**
     * Generates one field.
     *
     * @param name the field's name
     * @param seed decides everything; the same seed gives the same pixels
     * @return the field
     * @throws IllegalArgumentException if the field has no room for that many cells
     */
    public PhantomField field(final String name, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Stain stains = Stain.draw(random);
        final Layout layout = new Layout(width, height);
        for (final CellType type : types(random)) layout.place(new Cell(type, stains, random), random);
        final Canvas canvas = new Canvas(width, height);
        new Debris(canvas, layout, stains, random).paint();
        for (final Layout.Placed placed : layout.cells()) placed.cell().paint(canvas, stains, placed.x(), placed.y());
        final Img<UnsignedByteType> pixels = new Microscope(random).expose(canvas);
        final List<PhantomCell> cells = new ArrayList<>();
        for (final Layout.Placed placed : layout.cells()) cells.add(cell(cells.size() + 1, placed));
        return new PhantomField(name, pixels, labels(cells, false), labels(cells, true), cells);
    }

    /** All classes in turn, shuffled; a random one begins, so that none is rarer over many fields. */
    private CellType[] types(final SplittableRandom random) {
        final CellType[] all = CellType.values(), types = new CellType[cellCount];
        final int first = random.nextInt(all.length);
        Arrays.setAll(types, i -> all[(first + i) % all.length]);
        for (int i = cellCount - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final CellType swapped = types[i];
            types[i] = types[j];
            types[j] = swapped;
        }
        return types;
    }

    private PhantomCell cell(final int label, final Layout.Placed placed) {
        final Cell cell = placed.cell();
        final int reach = (int) Math.ceil(cell.outline().maxRadius()) + 1;
        final int cx = (int) placed.x(), cy = (int) placed.y();
        final Interval around = Intervals.intersect(
                Intervals.createMinMax(cx - reach, cy - reach, cx + reach, cy + reach),
                Intervals.createMinSize(0, 0, width, height));
        final Interval box = Masks.bounds(around, placed.rule(cell::contains));
        return new PhantomCell(
                label,
                cell.type(),
                Masks.of(box, placed.rule(cell::contains)),
                Masks.of(box, placed.rule(cell::isNucleus)),
                Masks.of(box, placed.rule(cell::hasEvidence)));
    }

    private Img<UnsignedByteType> labels(final List<PhantomCell> cells, final boolean evidence) {
        final Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(width, height);
        for (final PhantomCell cell : cells) {
            final RandomAccessibleInterval<BitType> mask = evidence ? cell.evidence() : cell.mask();
            Views.interval(Views.pair(mask, image), mask).forEach(pair -> {
                if (pair.getA().get()) pair.getB().set(cell.label());
            });
        }
        return image;
    }
}
