package io.github.explicell.command;

import ij.IJ;
import ij.gui.HTMLDialog;
import java.awt.GraphicsEnvironment;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Says what there is and how to begin, without a network; without windows, and in a macro, in the log, since a window
 * would wait for somebody.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = HelpCommand.TITLE, weight = 99)},
        description = "Says what Explicell's commands do, how to begin, and how to cite it.",
        headless = true)
public final class HelpCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Help";

    @Parameter(
            label = "About",
            description = "commands: what each does and takes; begin: from a sample to a result; cite: how to name it.",
            choices = {HelpText.BEGIN, HelpText.COMMANDS, HelpText.CITE},
            persist = false)
    private String topic = HelpText.BEGIN;

    @Parameter
    private CommandService commands;

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() {
        Inputs.choice("topic", topic, List.of(HelpText.BEGIN, HelpText.COMMANDS, HelpText.CITE));
        final HelpText text = new HelpText(commands);
        if (GraphicsEnvironment.isHeadless() || MacroThread.isMacro())
            text.lines(topic).forEach(IJ::log);
        else new HTMLDialog(TITLE, text.html(topic), false);
        return HelpText.ADDRESS;
    }
}
