package io.github.explicell.phantom;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A generated field of cells whose classes and evidence are known.
 *
 * @param name the field's name, which is also the group of its cells
 * @param pixels red, green and blue, 0..255, as (x, y, channel)
 * @param labels the cells' labels as (x, y), 0 is background; where cells
 *          overlap, the later one counts
 * @param evidence the same labels, only on the pixels that make the class
 * @param cells the cells by label; cell {@code i} of the list has label
 *          {@code i + 1}
 */
public record PhantomField(String name,RandomAccessibleInterval<UnsignedByteType>pixels,RandomAccessibleInterval<UnsignedByteType>labels,RandomAccessibleInterval<UnsignedByteType>evidence,List<PhantomCell>cells){

/**
 * Side of a pixel in um: a normal nucleus is about 8 um across, a cell 30 to 55
 * um.
 */
public static final double PIXEL_SIZE=0.5;

/**
 * How far beyond the evidence the painting goes, in pixels: as far as its
 * blurred edge.
 */
public static final int PAINT_MARGIN=2;

/** Keeps its own list of the cells. */
public PhantomField{cells=List.copyOf(cells);}

/**
 * Width of the field.
 *
 * @return pixels
 */
public int width(){return(int)pixels.dimension(0);}

/**
 * Height of the field.
 *
 * @return pixels
 */
public int height(){return(int)pixels.dimension(1);}

/**
 * The field with one cell's evidence painted over by its surroundings. Pixels
 * further than {@link #PAINT_MARGIN} from the evidence stay as they are, and so
 * do labels and masks.
 *
 * @param cell a cell of this field
 * @return a field with pixels of its own
 * @throws IllegalArgumentException if the cell is none of this field's
 */
public PhantomField withoutEvidence(final PhantomCell cell){if(!cells.contains(cell))throw new IllegalArgumentException("The cell "+cell.name()+" is none of the field \""+name+"\"; ask for one of its cells().");return new PhantomField(name,Inpainting.fill(pixels, cell, PAINT_MARGIN),labels,evidence,cells);}}
