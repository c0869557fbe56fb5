package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void bfloat16IsFastWhereThereAreInstructionsForIt() {
        assertTrue(Processor.isFastInBfloat16("processor\t: 0\nflags\t\t: fpu avx512f avx512_bf16 avx512_vnni\n"));
        assertTrue(Processor.isFastInBfloat16("model name\t: X\nflags\t\t: fpu amx_bf16\n\nflags\t\t: fpu\n"));
        assertFalse(Processor.isFastInBfloat16("model name\t: avx512_bf16\nflags\t\t: fpu avx512f avx512_bf16x\n"));
        assertFalse(Processor.isFastInBfloat16("Features\t: fp asimd\n"));
    }
}
