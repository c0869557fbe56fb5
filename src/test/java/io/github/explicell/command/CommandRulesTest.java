package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
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
                        "Explicell Models",
                        "Explicell Remove Results")),
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
                if (File.class.isAssignableFrom(item.getType()))
                    assertNotNull(item.getClass().getMethod("getDefaultValue").invoke(item), where + " may be null");
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
    @CsvSource({
        "README.md, Explicell Classify",
        "README.md, Explicell Models",
        "README.md, Explicell Explain (CAM)",
        "README.md, Explicell Explain (LIME)",
        "macros/classify_selection.ijm, Explicell Classify",
        "macros/explain_cam.ijm, Explicell Explain (CAM)"
    })
    void writtenMacrosNameEveryInputAndNoOther(final String file, final String title) throws IOException {
        final CommandInfo command = commands.stream()
                .filter(info -> info.getMenuPath().getLeaf().getName().equals(title))
                .findFirst()
                .orElseThrow();
        final Set<String> inputs = new TreeSet<>();
        for (final ModuleItem<?> item : parameters(command))
            if (item.getVisibility() != ItemVisibility.MESSAGE && item.getType() != ImagePlus.class)
                inputs.add(item.getName());
        final Matcher call = Pattern.compile("run\\(\"" + Pattern.quote(title) + "\", (.*?\")\\);", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(file)));
        assertTrue(call.find(), file + " shows how");
        final Set<String> keys = Pattern.compile("(\\w+)=")
                .matcher(call.group(1))
                .results()
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(inputs, keys);
    }

    private static List<ModuleItem<?>> parameters(final CommandInfo info) {
        return StreamSupport.stream(info.inputs().spliterator(), false)
                .filter(item -> !Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class)
                .<ModuleItem<?>>map(item -> item)
                .toList();
    }
}
