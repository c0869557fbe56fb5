package io.github.explicell.command;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.plugin.frame.RoiManager;
import io.github.explicell.model.TestModels;
import io.github.explicell.train.EpochLog;
import java.awt.AWTKeyStroke;
import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The process of {@link WindowsTest}, on a screen of its own: says what is in the windows and what keys do there. */
public final class WindowsProbe {

    private static final KeyStroke ESCAPE = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);
    private static final KeyStroke ENTER = KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, false);
    private static final KeyStroke ENTER_UP = KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, true);
    private static final AWTKeyStroke TAB = AWTKeyStroke.getAWTKeyStroke(KeyEvent.VK_TAB, 0);

    private WindowsProbe() {}

    /** @param args a folder for a model */
    public static void main(final String... args) throws Exception {
        new ImageJ(ImageJ.NO_SHOW);
        manager(Path.of(args[0]));
        training();
        engine();
        System.exit(0);
    }

    private static void say(final String what, final Object value) {
        System.out.println(what + ": " + value);
    }

    private static void manager(final Path folder) throws Exception {
        TestModels.write(folder.resolve("formula"));
        final ImagePlus image = IJ.createImage("field", "RGB ramp", 300, 200, 1);
        final OvalRoi cell = new OvalRoi(20, 20, 60, 50);
        cell.setName("cell-1");
        image.setOverlay(new Overlay(cell));
        new Context()
                .service(CommandService.class)
                .run(
                        ExplainLimeCommand.class,
                        true,
                        Map.of(
                                "image",
                                image,
                                "model",
                                folder.resolve("formula").toString(),
                                "device",
                                "cpu",
                                "samples",
                                20,
                                "superpixels",
                                "grid",
                                "segments",
                                9,
                                "roi_manager",
                                true))
                .get();
        final RoiManager manager = RoiManager.getInstance2();
        say("manager", manager.getCount());
        say("first in the manager", manager.getRoi(0).getName());
        say("its super-pixel", manager.getRoi(0).getProperty("super-pixel"));
    }

    private static void training() throws Exception {
        final TrainingWindow window = new TrainingWindow("training");
        waitFor(() -> window.frame().isVisible());
        final EpochLog epoch = new EpochLog(1, 1e-3, 0.5, 0.6, 0.7, 0.65, null, null, 3, 300, 0, true);
        window.show(new TrainingStatus("", 2, 30, 1300, 27_000, 301, 85, "float32 on cpu", List.of(epoch)));
        onSwing(() -> "");
        describe("training", window.frame());
        onSwing(() -> {
            press("Cancel", window.frame());
            return "";
        });
        say("training canceled", window.isCanceled());
        say("training stopped", window.isStopped());
        escape(window.frame());
        say("training stopped by ESC", window.isStopped());
        window.close();
    }

    private static void engine() throws Exception {
        final EngineWindow window = new EngineWindow(new EngineCommand());
        window.open();
        waitFor(() -> find("Test", window.frame()) != null
                && find("Test", window.frame()).isEnabled());
        describe("engine", window.frame());
        escape(window.frame());
        say("engine closed by ESC", !window.frame().isDisplayable());
    }

    // -- Looking at windows, on Swing's thread --

    private static void describe(final String name, final JFrame frame) throws Exception {
        say(name + " tab order", onSwing(() -> tabOrder(frame)));
        say(name + " mnemonics", onSwing(() -> mnemonics(frame, new ArrayList<>())));
        say(
                name + " on the screen",
                onSwing(() -> frame.getGraphicsConfiguration().getBounds().contains(frame.getBounds())));
        say(name + " is wide enough", onSwing(() -> frame.getWidth() >= frame.getPreferredSize().width));
    }

    /** @return what Tab goes through; what it does not leave is marked */
    private static List<String> tabOrder(final JFrame frame) {
        final FocusTraversalPolicy policy = frame.getFocusTraversalPolicy();
        final List<String> names = new ArrayList<>();
        final Component first = policy.getFirstComponent(frame);
        Component at = first;
        do {
            final boolean leaves = at.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS)
                    .contains(TAB);
            names.add(name(at) + (leaves ? "" : " (stuck)"));
            at = policy.getComponentAfter(frame, at);
        } while (at != first && names.size() < 30);
        return names;
    }

    private static String name(final Component component) {
        if (component instanceof AbstractButton button) return button.getText();
        return component instanceof JComponent c
                ? c.getAccessibleContext().getAccessibleName()
                : component.getClass().getSimpleName();
    }

    private static List<String> mnemonics(final Container container, final List<String> found) {
        for (final Component c : container.getComponents()) {
            if (c instanceof AbstractButton b && b.getMnemonic() != 0) found.add(KeyEvent.getKeyText(b.getMnemonic()));
            if (c instanceof JLabel l && l.getDisplayedMnemonic() != 0)
                found.add(KeyEvent.getKeyText(l.getDisplayedMnemonic()));
            if (c instanceof Container inner) mnemonics(inner, found);
        }
        return found;
    }

    private static JButton find(final String words, final Container container) {
        for (final Component c : container.getComponents()) {
            if (c instanceof JButton b && words.equals(b.getText())) return b;
            final JButton inside = c instanceof Container inner ? find(words, inner) : null;
            if (inside != null) return inside;
        }
        return null;
    }

    /** What Enter does where the button has the focus. */
    private static void press(final String words, final JFrame frame) {
        final JButton button = find(words, frame);
        for (final KeyStroke key : List.of(ENTER, ENTER_UP))
            button.getActionMap()
                    .get(button.getInputMap().get(key))
                    .actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, null));
    }

    private static void escape(final JFrame frame) throws Exception {
        onSwing(() -> {
            frame.getRootPane()
                    .getActionForKeyStroke(ESCAPE)
                    .actionPerformed(new ActionEvent(frame, ActionEvent.ACTION_PERFORMED, null));
            return "";
        });
    }

    private static <T> T onSwing(final Callable<T> work) throws Exception {
        final AtomicReference<T> result = new AtomicReference<>();
        final AtomicReference<Exception> error = new AtomicReference<>();
        SwingUtilities.invokeAndWait(() -> {
            try {
                result.set(work.call());
            } catch (final Exception e) {
                error.set(e);
            }
        });
        if (error.get() != null) throw error.get();
        return result.get();
    }

    private static void waitFor(final Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 1200; i++) {
            if (onSwing(condition)) return;
            Thread.sleep(50);
        }
        throw new IllegalStateException("nothing happened in a minute");
    }
}
