package io.github.explicell.cli;

import io.github.explicell.engine.Libtorch;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code explicell}. */
@Command(
        name = "explicell",
        description = "Classifies cells and lesions in microscope images with convolutional networks.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        subcommands = {
            ClassifyCommand.class,
            ExplainCommand.class,
            ModelsCommand.class,
            DemoCommand.class,
            DataCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            EmbedCommand.class,
            PhantomCommand.class,
            SummaryCommand.class,
            EngineCommand.class,
            EvidenceCommand.class,
            InstallCommand.class,
            SiteCommand.class,
        })
public final class Main implements Runnable {

    /** Exit status if something could not be done. */
    public static final int FAILED = 1;

    /** Exit status if the arguments are wrong. */
    public static final int USAGE = 2;

    private static final String LOGBACK = "logback.configurationFile";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print stack traces, too (so does the environment variable EXPLICELL_DEBUG).")
    private boolean debug;

    /** From when the program is being ended, by Ctrl-C or otherwise: what fails from then on fails because of it. */
    private static volatile boolean ending;

    private Main() {}

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Processors that libtorch uses at once (default: all).")
    private void useThreads(final int threads) {
        try {
            Libtorch.useThreads(threads);
        } catch (final IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), "--threads: " + e.getMessage(), e);
        }
    }

    /**
     * Runs and ends the JVM: status 0, {@value #FAILED} if something failed, {@value #USAGE} for wrong arguments.
     *
     * @param args as {@code explicell --help} says
     */
    public static void main(final String... args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
        System.exit(run(stream(System.out), stream(System.err), args));
    }

    /** NB: the charset of the terminal; Java 17 has no other way to it than this property. */
    private static PrintWriter stream(final java.io.PrintStream stream) {
        final String name = System.getProperty(
                "sun.stdout.encoding", Charset.defaultCharset().name());
        return new PrintWriter(new OutputStreamWriter(stream, Charset.forName(name)), true);
    }

    /**
     * Runs without ending the JVM.
     *
     * @param out receives results
     * @param err receives errors, notices and progress
     * @param args as {@code explicell --help} says
     * @return the exit status
     */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        // Bio-Formats brings a logback that prints at DEBUG until it is told otherwise.
        if (System.getProperty(LOGBACK) == null)
            System.setProperty(LOGBACK, Main.class.getPackageName().replace('.', '/') + "/logback.xml");
        final Main main = new Main();
        final CommandLine line = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> main.fail(err, e))
                .setParameterExceptionHandler(Main::refuse);
        OptionTypes.register(line);
        line.setHelpSectionKeys(HelpPage.sections(line.getHelpSectionKeys()));
        line.getHelpSectionMap().put(HelpPage.COMMANDS, HelpPage::commands);
        try {
            return line.execute(args);
        } catch (final OutOfMemoryError | LinkageError e) {
            return main.fail(err, e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Without a subcommand: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private int fail(final PrintWriter err, final Throwable e) {
        report(err, "", e);
        return FAILED;
    }

    /**
     * Prints what went wrong with a part of the work that can go on.
     *
     * @param part begins the sentence
     * @param e what was thrown
     */
    void report(final String part, final Throwable e) {
        report(spec.commandLine().getErr(), part, e);
    }

    private void report(final PrintWriter err, final String part, final Throwable e) {
        if (ending) return;
        err.println("explicell: " + part + Sentence.of(e));
        if (debug || System.getenv("EXPLICELL_DEBUG") != null) e.printStackTrace(err);
    }

    private static int refuse(final ParameterException e, final String... args) {
        final CommandLine command = e.getCommandLine();
        command.getErr().println("explicell: " + Sentence.of(e));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr()))
            command.getErr().println("'" + command.getCommandSpec().qualifiedName() + " --help' says what there is.");
        return USAGE;
    }
}
