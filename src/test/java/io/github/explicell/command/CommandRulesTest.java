package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** Every command keeps the rules that macros, scripts, the Recorder and headless runs need. */
class CommandRulesTest {

    private static final String OURS = "io.github.explicell.";
    private static Context context;
    private static List<CommandInfo> commands;

    @BeforeAll
    static void find() {
        context = new Context(CommandService.class);
        commands = context.service(CommandService.class).getCommandsOfType(Command.class).stream()
                .filter(info -> info.getClassName().startsWith(OURS))
                .toList();
    }

    @AfterAll
    static void dispose() {
        context.dispose();
    }

    @Test
    void theIndexNamesTheCommands() {
        final List<String> titles = commands.stream()
                .map(info -> info.getMenuPath().getLeaf().getName())
                .toList();
        assertTrue(
                titles.containsAll(List.of(
                        "Explicell Classify",
                        "Explicell Explain (CAM)",
                        "Explicell Explain (LIME)",
                        "Explicell Evaluate",
                        "Explicell Models",
                        "Explicell Engine",
                        "Explicell Phantom Cells",
                        "Explicell Remove Results",
                        "Explicell Help")),
                titles.toString());
        assertEquals(titles.size(), Set.copyOf(titles).size(), "leaf names are unique");
        for (final CommandInfo info : commands) {
            assertEquals("Plugins", info.getMenuPath().get(0).getName());
            assertEquals("Explicell", info.getMenuPath().get(1).getName());
            assertFalse(info.getMenuPath().getLeaf().getName().contains("."), "dots make another command");
        }
    }

    @Test
    void commandsRunHeadlessAndCanBeCanceled() throws ClassNotFoundException {
        for (final CommandInfo info : commands) {
            assertTrue(info.canRunHeadless(), info.getClassName());
            assertTrue(Cancelable.class.isAssignableFrom(Class.forName(info.getClassName())), info.getClassName());
            assertNotNull(info.getDescription(), info.getClassName());
        }
    }

    @Test
    void inputsKeepTheRules() throws Exception {
        for (final CommandInfo info : commands) {
            final Object fresh =
                    Class.forName(info.getClassName()).getDeclaredConstructor().newInstance();
            for (final ModuleItem<?> item : parameters(info)) {
                final String where = info.getClassName() + "." + item.getName();
                assertTrue(item.getName().matches("[a-z][a-z0-9_]*"), where + " is not snake_case");
                assertFalse(item.isPersisted(), where + " is persisted");
                assertFalse(item.getLabel() == null || item.getLabel().isBlank(), where + " has no label");
                assertFalse(
                        item.getDescription() == null || item.getDescription().isBlank(), where + " has no tooltip");
                assertFalse(File.class.isAssignableFrom(item.getType()), where + " may be null: take a String");
                if (item.getType() == String.class) {
                    final var field = field(fresh.getClass(), item.getName());
                    field.setAccessible(true);
                    assertNotNull(field.get(fresh), where + " is null unless set");
                }
            }
        }
    }

    /** Commands share parameters by inheritance. */
    private static Field field(final Class<?> command, final String name) throws NoSuchFieldException {
        for (Class<?> c = command; c != null; c = c.getSuperclass())
            for (final Field field : c.getDeclaredFields()) if (field.getName().equals(name)) return field;
        throw new NoSuchFieldException(command + "." + name);
    }

    /** ImageJ finds {@code model=} in {@code my_model=}, too. */
    @Test
    void noNameIsTheEndOfAnother() {
        for (final CommandInfo info : commands) {
            final Set<String> names = new HashSet<>();
            parameters(info).forEach(item -> names.add(item.getName()));
            for (final String name : names)
                for (final String other : names)
                    assertFalse(
                            other.matches(".*[_0-9]" + name),
                            info.getClassName() + ": " + name + " is found in " + other);
        }
    }

    /** A macro that leaves an input out waits for a dialog. The image is the active one. */
    @ParameterizedTest
    @MethodSource("written")
    void writtenMacrosNameEveryInputAndNoOther(final Path file) throws IOException {
        final Matcher call = Pattern.compile("run\\(\"(Explicell [^\"]+)\"(?:, (.*?\"))?\\);", Pattern.DOTALL)
                .matcher(Files.readString(file));
        while (call.find()) {
            final String title = call.group(1);
            final CommandInfo command = commands.stream()
                    .filter(info -> info.getMenuPath().getLeaf().getName().equals(title))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(file + " calls " + title + ", which is no command"));
            final Set<String> inputs = new TreeSet<>();
            for (final ModuleItem<?> item : parameters(command))
                if (item.getVisibility() != ItemVisibility.MESSAGE && item.getType() != ImagePlus.class)
                    inputs.add(item.getName());
            final Set<String> keys = Pattern.compile("(\\w+)=")
                    .matcher(String.valueOf(call.group(2)))
                    .results()
                    .map(key -> key.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(inputs, keys, file + ": " + title);
        }
    }

    static Stream<Path> written() throws IOException {
        final List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        for (final String folder : List.of("macros", "docs"))
            try (Stream<Path> list = Files.list(Path.of(folder))) {
                list.filter(file -> file.toString().matches(".*\\.(ijm|md)")).forEach(files::add);
            }
        return files.stream();
    }

    /** A macro is not stopped by what SciJava would refuse in a dialog: the command itself has to. */
    @Test
    void whatIsNotAmongTheChoicesIsRefusedByTheCommand() throws Exception {
        final Context all = new Context();
        all.service(LogService.class).setLevel(LogLevel.NONE);
        int checked = 0;
        for (final CommandInfo info : commands)
            for (final ModuleItem<?> item : parameters(info)) {
                if (item.getChoices() == null || item.getChoices().isEmpty()) continue;
                checked++;
                final Map<String, Object> inputs = new HashMap<>(Map.of(item.getName(), "no such choice"));
                for (final ModuleItem<?> other : parameters(info))
                    if (other.getType() == ImagePlus.class)
                        inputs.put(other.getName(), IJ.createImage("field", "RGB ramp", 60, 50, 1));
                final ExecutionException e = assertThrows(
                        ExecutionException.class,
                        () -> all.service(CommandService.class)
                                .run(info, true, inputs)
                                .get(),
                        info.getClassName() + " takes any " + item.getName());
                Throwable cause = e;
                while (cause.getCause() != null && !(cause instanceof IllegalStateException)) cause = cause.getCause();
                assertTrue(
                        cause.getMessage().contains("no such choice"),
                        info.getClassName() + "." + item.getName() + ": " + cause.getMessage());
            }
        all.dispose();
        assertTrue(checked > 10, "only " + checked);
    }

    /** An IJ.run inside would be recorded in place of the command. */
    @Test
    void noCommandRunsAnother() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/explicell/command"))) {
            for (final Path source : sources.toList())
                assertFalse(Files.readString(source).matches("(?s).*\\bIJ\\.(run|doCommand)\\(.*"), source.toString());
        }
    }

    private static List<ModuleItem<?>> parameters(final CommandInfo info) {
        return StreamSupport.stream(info.inputs().spliterator(), false)
                .filter(item -> !Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class)
                .<ModuleItem<?>>map(item -> item)
                .toList();
    }
}
