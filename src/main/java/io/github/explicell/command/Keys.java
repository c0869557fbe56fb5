package io.github.explicell.command;

import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import javax.swing.InputMap;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Lets windows be worked with the keyboard alone, in every look and feel. */
final class Keys {

    private Keys() {}

    /**
     * @param words on the button
     * @param key its mnemonic
     * @return a button that Enter presses, too, when it has the focus
     */
    static JButton button(final String words, final int key) {
        final JButton button = new JButton(words);
        button.setMnemonic(key);
        final InputMap keys = button.getInputMap(JComponent.WHEN_FOCUSED);
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, false), "pressed");
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, true), "released");
        return button;
    }

    /**
     * Lets Tab leave a text area that nobody can write into.
     *
     * @param text has the usual keys afterwards
     */
    static void tabLeaves(final JComponent text) {
        text.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        text.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    }
}
