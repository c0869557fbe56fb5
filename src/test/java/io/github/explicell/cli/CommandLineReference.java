package io.github.explicell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * The page docs/command-line.md: the help of every command, as the program prints it. {@code main} writes the page anew;
 * {@link CommandLineReferenceTest} sees that it is the program's present state.
 */
final class CommandLineReference {

    static final Path PAGE = Path.of("docs", "command-line.md");

    private static final String HEAD =
            """
            # Command line

            *Made from the program's own help by `CommandLineReference` among the tests; edit the commands, not this page.*

            `./explicell COMMAND --help` prints the same. Exit status: 0, 1 if something failed, 2 for wrong arguments. Results go to standard
            output, messages and progress to standard error.

            """;

    private CommandLineReference() {}

    /** @param unused none */
    public static void main(final String[] unused) throws IOException {
        Files.writeString(PAGE, page());
    }

    /** @return the whole page */
    static String page() {
        final StringBuilder page = new StringBuilder(HEAD);
        append(page, Main.class, List.of());
        return page.toString();
    }

    private static void append(final StringBuilder page, final Class<?> type, final List<String> path) {
        final Command command = type.getAnnotation(Command.class);
        final List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        page.append("## explicell")
                .append(path.isEmpty() ? "" : " " + String.join(" ", path))
                .append("\n\n```\n")
                .append(help(arguments))
                .append("```\n\n");
        for (final Class<?> sub : command.subcommands()) {
            if (sub.getAnnotation(Command.class).hidden()) continue;
            final List<String> longer = new ArrayList<>(path);
            longer.add(sub.getAnnotation(Command.class).name());
            append(page, sub, longer);
        }
    }

    private static String help(final List<String> arguments) {
        final String before = System.getProperty("picocli.ansi");
        System.setProperty("picocli.ansi", "false");
        try {
            final StringWriter out = new StringWriter();
            Main.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(new String[0]));
            return out.toString().replace("\r", "").replaceAll("(?m) +$", "");
        } finally {
            if (before == null) System.clearProperty("picocli.ansi");
            else System.setProperty("picocli.ansi", before);
        }
    }
}
