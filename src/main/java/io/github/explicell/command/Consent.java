package io.github.explicell.command;

import org.scijava.ui.DialogPrompt.MessageType;
import org.scijava.ui.DialogPrompt.OptionType;
import org.scijava.ui.DialogPrompt.Result;
import org.scijava.ui.UIService;

/** Asks a person; where there is none, nobody agrees. */
final class Consent {

    private Consent() {}

    /**
     * @param ui of the context, or null
     * @param title of the dialog
     * @param question that yes or no answers
     * @return whether somebody said yes; no without a window, and in a macro, which says so in its parameters
     */
    static boolean ask(final UIService ui, final String title, final String question) {
        if (ui == null || ui.isHeadless() || !ui.isVisible() || MacroThread.isMacro()) return false;
        return ui.showDialog(question, title, MessageType.QUESTION_MESSAGE, OptionType.YES_NO_OPTION)
                == Result.YES_OPTION;
    }
}
