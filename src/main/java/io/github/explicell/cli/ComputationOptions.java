package io.github.explicell.cli;

import io.github.explicell.engine.Precision;
import io.github.explicell.train.Computation;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a training is computed. */
final class ComputationOptions {

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            converter = PrecisionName.class,
            description = "float32; bfloat16: convolutions and what lies between them with 8 significant bits, over"
                    + " float32 weights; float16: the same with 11 bits and a scaled loss, for older graphics cards; auto:"
                    + " bfloat16 or float16 where the graphics card is known to be fast in it, else float32 (default:"
                    + " float32).")
    private String precision;

    @Option(
            names = "--micro-batch",
            paramLabel = "N",
            description = "Send batches through the network in parts of N images, and learn from their gradients"
                    + " together: less memory; batch norm sees the parts only (default: whole batches).")
    private Integer microBatch;

    @Option(
            names = "--cache-size",
            paramLabel = "MB",
            description = "With a frozen part, and no augmentation or --views drawn once: how much of what the frozen"
                    + " part makes of the images may be kept on the disk during the run (default: 4096).")
    private Integer cache;

    @Option(
            names = "--loaders",
            paramLabel = "N",
            description = "Threads that read and change images while the network learns. They make no difference to the"
                    + " result; an image file is read by one of them (default: one on the CPU, else half of the"
                    + " processors, 8 at most).")
    private Integer loaders;

    /**
     * @param base what holds where nothing was given
     * @param device as it was given; asked what it is only if that decides
     * @param notice told why there is no GPU, where one was looked for
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Computation over(final Computation base, final String device, final Consumer<String> notice) {
        return new Computation(
                precision == null ? base.precision() : Precision.forTraining(precision, device, notice),
                NetworkOptions.or(microBatch, base.microBatch()),
                NetworkOptions.or(cache, base.cacheMegabytes()),
                NetworkOptions.or(loaders, base.loaders()));
    }

    /** Refuses other names than a training's precision can have. */
    static final class PrecisionName implements ITypeConverter<String> {

        @Override
        public String convert(final String value) {
            try {
                return value.equals(Precision.AUTO)
                        ? value
                        : Precision.parseForTraining(value).toString();
            } catch (final IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage() + "; or " + Precision.AUTO);
            }
        }
    }
}
