package io.github.explicell.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of subcommands in groups, with examples. */
final class HelpPage {

    /** The section of the help that lists the subcommands. */
    static final String COMMANDS = UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

    private static final Map<String, List<String>> GROUPS = groups();

    private static final String EXAMPLES =
            """

            Examples:
              explicell classify --model models/phantom-cells --out results field.tif
              explicell classify --model models/phantom-cells --rois cells.zip field.tif
              explicell explain --model models/phantom-cells --out why field.tif
              explicell summary resnet50

            'explicell COMMAND --help' explains a command; docs/ and README.md say more.
            """;

    private HelpPage() {}

    private static Map<String, List<String>> groups() {
        final Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Use a model", List.of("classify", "explain", "models", "demo"));
        groups.put("Make a model", List.of("data", "train", "evaluate", "embed", "phantom"));
        groups.put("Put it into Fiji", List.of("install", "site"));
        groups.put("Look inside", List.of("summary", "engine", "evidence"));
        return groups;
    }

    /** The sections of a help page, without the heading that the groups replace. */
    static List<String> sections(final List<String> keys) {
        final List<String> kept = new ArrayList<>(keys);
        kept.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        return kept;
    }

    /** The text of the section. */
    static String commands(final Help help) {
        if (help.subcommands().isEmpty()) return "";
        final StringBuilder text = new StringBuilder();
        final boolean top = help.commandSpec().parent() == null;
        if (top) GROUPS.forEach((title, names) -> text.append(group(help, title, names)));
        else text.append(group(help, "Commands", List.copyOf(help.subcommands().keySet())));
        return text.append(top ? EXAMPLES : "").toString();
    }

    private static String group(final Help help, final String title, final List<String> names) {
        final StringBuilder text = new StringBuilder(System.lineSeparator());
        text.append(help.colorScheme().text("@|bold " + title + "|@:")).append(System.lineSeparator());
        for (final String name : names) {
            final CommandLine command = help.commandSpec().subcommands().get(name);
            if (command == null) continue;
            final String[] about = command.getCommandSpec().usageMessage().description();
            text.append(String.format("  %-10s %s%n", name, about[0]));
        }
        return text.toString();
    }
}
