package io.github.explicell.cli;

import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where and in which number format a network runs. */
final class DeviceOptions {

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = DeviceName.class,
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "float32",
            description = "float32, or bfloat16: faster on new processors, a little less exact"
                    + " (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    /** The device as it was given. */
    String device() {
        return device;
    }

    /** The number format. */
    Precision precision() {
        return precision;
    }

    /** Refuses other names than a device can have. */
    static final class DeviceName implements ITypeConverter<String> {

        @Override
        public String convert(final String value) throws Exception {
            return OptionTypes.converter(Devices::check).convert(value);
        }
    }
}
