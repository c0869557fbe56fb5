package io.github.explicell.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own, with this one's options and classes. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * @param main has a main method, whose last line of output is its answer
     * @param arguments for it
     * @return that line
     * @throws IOException if the JVM cannot be started
     * @throws IllegalStateException if it printed nothing
     */
    static String answer(final Class<?> main, final List<String> arguments) throws IOException {
        return answer(List.of(), main, arguments);
    }

    /**
     * The same with further options for Java.
     *
     * @param options for the JVM
     * @param main has a main method, whose last line of output is its answer
     * @param arguments for it
     * @return that line
     * @throws IOException if the JVM cannot be started
     * @throws IllegalStateException if it printed nothing
     */
    static String answer(final List<String> options, final Class<?> main, final List<String> arguments)
            throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final List<String> lines = process.inputReader().lines().toList();
        if (lines.isEmpty())
            throw new IllegalStateException("the run of " + main.getSimpleName() + " " + String.join(" ", arguments)
                    + " failed; has it enough memory?");
        return lines.get(lines.size() - 1);
    }
}
