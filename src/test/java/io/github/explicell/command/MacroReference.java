package io.github.explicell.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/**
 * The page docs/macros.md, made from the commands' own declarations: for each its macro line with every input, and what the
 * inputs mean. {@code main} writes the page anew; {@link MacroReferenceTest} sees that it is the commands' present state.
 */
final class MacroReference {

    static final Path PAGE = Path.of("docs", "macros.md");

    private static final String HEAD =
            """
            # Commands and their macro lines

            *Made from the commands themselves by `MacroReference` among the tests; edit the commands, not this page.*

            Every command is in the menu Plugins > Explicell. ImageJ's Recorder (Plugins > Macros > Record...) writes the line of each
            click. In a macro name **every** input: where one is missing and ImageJ has a window, a dialog asks for it and the macro
            waits. Values with blanks stand in brackets, as in `model=[my model]`; `[]` is an empty one. Yes and no are
            `true` and `false`. An input outside its range or its choices stops the macro with a sentence that names it.
            """;

    private MacroReference() {}

    /** @param unused none */
    public static void main(final String[] unused) throws IOException {
        Files.writeString(PAGE, page());
    }

    /** @return the whole page */
    static String page() {
        final Context context = new Context();
        try {
            final ModuleService modules = context.service(ModuleService.class);
            final StringBuilder page = new StringBuilder(HEAD);
            context.service(CommandService.class).getCommandsOfType(Command.class).stream()
                    .filter(info -> info.getClassName().startsWith("io.github.explicell."))
                    .sorted(Comparator.comparing(
                            info -> info.getMenuPath().getLeaf().getName()))
                    .forEach(info -> section(page, info, modules.createModule(info)));
            return page.toString();
        } finally {
            context.dispose();
        }
    }

    private static void section(final StringBuilder page, final CommandInfo info, final Module module) {
        final String title = info.getMenuPath().getLeaf().getName();
        page.append("\n## ").append(title).append("\n\n").append(info.getDescription());
        final List<ModuleItem<?>> inputs = inputs(info);
        final boolean readsImage = StreamSupport.stream(info.inputs().spliterator(), false)
                .anyMatch(item -> item.getType() == ImagePlus.class);
        if (readsImage) page.append(" It looks at the active image.");
        page.append("\n\n    run(\"").append(title).append('"');
        if (!inputs.isEmpty())
            page.append(inputs.stream()
                    .map(item -> item.getName() + "=" + option(module.getInput(item.getName())))
                    .collect(Collectors.joining(" ", ", \"", "\"")));
        page.append(");\n");
        if (inputs.isEmpty()) return;
        page.append("\n| input | in the dialog | meaning | choices |\n|---|---|---|---|\n");
        for (final ModuleItem<?> item : inputs)
            page.append("| `")
                    .append(item.getName())
                    .append("` | ")
                    .append(item.getLabel())
                    .append(" | ")
                    .append(cell(item.getDescription()))
                    .append(" | ")
                    .append(choices(item))
                    .append(" |\n");
    }

    /** What a macro writes: no services, no messages, no image. */
    private static List<ModuleItem<?>> inputs(final CommandInfo info) {
        final List<ModuleItem<?>> list = new ArrayList<>();
        for (final ModuleItem<?> item : info.inputs())
            if (item.getVisibility() != ItemVisibility.MESSAGE
                    && item.getType() != ImagePlus.class
                    && !Service.class.isAssignableFrom(item.getType())
                    && item.getType() != Context.class) list.add(item);
        return list;
    }

    private static String option(final Object value) {
        final String text = value == null ? "" : value.toString();
        return text.isEmpty() || text.contains(" ") ? "[" + text + "]" : text;
    }

    private static String choices(final ModuleItem<?> item) {
        final List<?> choices = item.getChoices();
        if (choices != null && !choices.isEmpty())
            return choices.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
        final Object least = item.getMinimumValue();
        final Object most = item.getMaximumValue();
        if (least != null && most != null) return least + " to " + most;
        if (least != null) return "at least " + least;
        return most == null ? "" : "at most " + most;
    }

    private static String cell(final String text) {
        return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
    }
}
