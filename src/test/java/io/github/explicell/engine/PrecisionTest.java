package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void trainingsHaveOneMore() {
        assertEquals(Precision.BFLOAT16, Precision.parse("bfloat16"));
        assertEquals(Precision.FLOAT16, Precision.parseForTraining("float16"));
        assertEquals(
                "precision must be float32 or bfloat16, not float16",
                assertThrows(IllegalArgumentException.class, () -> Precision.parse("float16"))
                        .getMessage());
        assertEquals(
                "precision must be float32 or bfloat16 or float16, not half",
                assertThrows(IllegalArgumentException.class, () -> Precision.parseForTraining("half"))
                        .getMessage());
        assertEquals(
                "float16 is for training alone; choose float32 or bfloat16",
                assertThrows(IllegalArgumentException.class, () -> SessionOptions.DEFAULT.on("cpu", Precision.FLOAT16))
                        .getMessage());
    }

    /** NVIDIA's list: V100 7.0, T4 7.5, A100 8.0, H100 9.0, RTX 5090 12.0; GTX 1080 6.1. */
    @Test
    void theCardDecidesWhatIsFast() {
        assertEquals(Precision.FLOAT32, Precision.of(Devices.capability("6.1")));
        assertEquals(Precision.FLOAT16, Precision.of(Devices.capability("7.0")));
        assertEquals(Precision.FLOAT16, Precision.of(Devices.capability("7.5")));
        assertEquals(Precision.BFLOAT16, Precision.of(Devices.capability("8.0")));
        assertEquals(Precision.BFLOAT16, Precision.of(Devices.capability("12.0")));
        // older drivers answer: Field "compute_cap" is not a valid field to query.
        assertEquals(
                OptionalDouble.empty(), Devices.capability("Field \"compute_cap\" is not a valid field to query."));
        assertEquals(Precision.FLOAT32, Precision.of(OptionalDouble.empty()));
        assertEquals(Precision.FLOAT32, Precision.automatic("cpu"));
    }
}
