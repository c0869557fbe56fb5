package io.github.explicell.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** What this machine's processor can do, by its own account (Linux). */
final class Processor {

    private static final Path ACCOUNT = Path.of("/proc/cpuinfo");
    /** Names of the instructions that multiply numbers in bfloat16 at twice the speed of float32, or more. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16");

    private Processor() {}

    /** @return whether bfloat16 is this processor's fast format; where it gives no account of itself, no */
    static boolean isFastInBfloat16() {
        return Known.FAST;
    }

    /** Read once, since nothing of it changes. */
    private static final class Known {
        static final boolean FAST = read();

        private static boolean read() {
            if (!Files.isReadable(ACCOUNT)) return false;
            try {
                return isFastInBfloat16(Files.readString(ACCOUNT));
            } catch (final IOException e) {
                return false; // nothing is lost but time
            }
        }
    }

    /**
     * @param account as {@code /proc/cpuinfo} gives it
     * @return whether the first processor in it has one of the instructions
     */
    static boolean isFastInBfloat16(final String account) {
        return account.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Arrays.stream(line.split("[:\\s]+")).anyMatch(BFLOAT16::contains))
                .orElse(false);
    }
}
