package io.github.explicell.command;

import io.github.explicell.classify.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** What {@link HelpCommand} says. What it says of the commands is what their dialogs say. */
final class HelpText {

    static final String BEGIN = "begin";
    static final String COMMANDS = "commands";
    static final String CITE = "cite";
    /** Where the documentation is. */
    static final String ADDRESS = "https://github.com/explicell/explicell";

    private final List<CommandInfo> commands;

    /** @param service knows the commands */
    HelpText(final CommandService service) {
        commands = service.getCommandsOfType(Command.class).stream()
                .filter(info -> info.getClassName().startsWith("io.github.explicell."))
                .sorted(Comparator.comparing(
                        info -> info.getMenuPath().getLeaf().getWeight()))
                .toList();
    }

    /**
     * @param topic {@value #BEGIN}, {@value #COMMANDS} or {@value #CITE}
     * @return plain text; what is indented belongs to the line above
     */
    List<String> lines(final String topic) {
        final List<String> lines =
                new ArrayList<>(List.of("Explicell " + Provenance.programVersion() + ", " + ADDRESS));
        switch (topic) {
            case COMMANDS -> commands.forEach(info -> describe(info, lines));
            case CITE ->
                lines.addAll(List.of(
                        "Name Explicell with its version, and the model with its SHA-256: both stand in every row of"
                                + " the Results table.",
                        "CITATION.cff in the source code has the reference in a form that programs read.",
                        "Published methods and weights have authors of their own: docs/explaining.md and the card of a"
                                + " model (Explicell Models, action show) name them."));
            default ->
                lines.addAll(List.of(
                        "1. " + PhantomCellsCommand.TITLE + ": opens a sample with a ROI for each cell.",
                        "2. " + ClassifyCommand.TITLE + " with the model phantom-cells: classes in the Results table"
                                + " and over the image.",
                        "3. " + ExplainCommand.TITLE + ": which pixels made the model say so.",
                        "4. " + ModelsCommand.TITLE + ": models that are installed, and published ones to be had.",
                        "5. " + EngineCommand.TITLE + ": what computes here, and how fast.",
                        "Everything is recorded by Plugins > Macros > Record... and runs again as a macro.",
                        "Explicell is for research. It is not a medical device, and its answers are no diagnosis."));
        }
        return lines;
    }

    private static void describe(final CommandInfo info, final List<String> lines) {
        lines.add(info.getMenuPath().getLeaf().getName() + ": " + info.getDescription());
        for (final ModuleItem<?> item : info.inputs())
            if (item.getVisibility() != ItemVisibility.MESSAGE
                    && !Service.class.isAssignableFrom(item.getType())
                    && item.getLabel() != null)
                lines.add("    " + item.getName() + ": " + item.getDescription()
                        + (item.getChoices().isEmpty() ? "" : " One of " + join(item.getChoices()) + "."));
    }

    private static String join(final List<?> choices) {
        return String.join(", ", choices.stream().map(String::valueOf).toList());
    }

    /** @return the same as a page */
    String html(final String topic) {
        final StringBuilder html = new StringBuilder("<html>");
        for (final String line : lines(topic))
            html.append(line.startsWith(" ") ? "<div style='margin-left:16px'>" : "<p>")
                    .append(line.strip().replace("&", "&amp;").replace("<", "&lt;"))
                    .append(line.startsWith(" ") ? "</div>" : "</p>");
        return html.append("</html>").toString();
    }
}
