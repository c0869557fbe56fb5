package io.github.explicell.benchmark;

import io.github.explicell.train.TrainingWorkload;
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

/** A step of training, from Java's float arrays to changed weights. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Fork(1)
@State(Scope.Thread)
public class TrainingBenchmark {

    /** The kind of workload. */
    @Param("resnet50")
    public String kind;

    /** {@code float32} or {@code bfloat16}. */
    @Param("float32")
    public String precision;

    private TrainingWorkload workload;

    /** Compiles the network. */
    @Setup(Level.Trial)
    public void open() {
        workload = new TrainingWorkload(kind, precision);
    }

    /** @return the loss, so that it is needed */
    @Benchmark
    public float step() {
        return workload.step();
    }

    /** Frees the network. */
    @TearDown(Level.Trial)
    public void close() {
        workload.close();
    }
}
