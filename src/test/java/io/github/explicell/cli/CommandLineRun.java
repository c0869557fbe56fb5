package io.github.explicell.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the command line.
 *
 * @param status exit status
 * @param out stdout
 * @param err stderr
 */
record CommandLineRun(int status, String out, String err) {

    /** @param arguments each is turned into its text */
    static CommandLineRun of(final Object... arguments) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        final int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandLineRun(status, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    String lastLine() {
        return lines().get(lines().size() - 1);
    }

    /** Errors without the notice that there is no GPU. */
    List<String> errors() {
        return err.lines().filter(l -> !l.contains("No GPU")).toList();
    }
}
