package io.github.explicell.benchmark;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark with one set of parameters in a JVM of its own. */
final class Jmh {

    private static final double MEDIAN = 50;

    private Jmh() {}

    /**
     * Runs it once.
     *
     * @param benchmark has one benchmark method, in milliseconds
     * @param parameters the values of its fields
     * @param seconds for how long it is measured
     * @return the median in milliseconds
     * @throws IllegalStateException if it failed
     */
    static double median(final Class<?> benchmark, final Map<String, String> parameters, final int seconds) {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\.")
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        try {
            final Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(MEDIAN);
        } catch (final RunnerException e) {
            throw new IllegalStateException(benchmark.getSimpleName() + " failed with " + parameters, e);
        }
    }
}
