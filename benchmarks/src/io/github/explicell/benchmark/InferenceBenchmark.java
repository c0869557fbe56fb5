package io.github.explicell.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From Java's float arrays to Java's float arrays: what a caller of the engine waits for. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Fork(1)
@State(Scope.Thread)
public class InferenceBenchmark {

    /** An architecture's name. */
    @Param("resnet50")
    public String model;

    /** {@code float32} or {@code bfloat16}. */
    @Param("float32")
    public String precision;

    /** Images in a call. */
    @Param("8")
    public int batch;

    private Workload workload;

    /** Compiles the network. */
    @Setup(Level.Trial)
    public void open() {
        workload = new Workload(model, precision);
        workload.useBatch(batch);
    }

    /** @return the logits, so that they are needed */
    @Benchmark
    public float[][] logits() {
        return workload.run();
    }

    /** Frees the network. */
    @TearDown(Level.Trial)
    public void close() {
        workload.close();
    }
}
