package io.github.explicell.command;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.EngineException;
import io.github.explicell.engine.EngineReport;
import io.github.explicell.engine.EngineSettings;
import io.github.explicell.engine.Flavour;
import io.github.explicell.model.library.FlavourDownload;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Insets;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;

/** The window of {@link EngineCommand}: what computes here, how fast, and what shall. All of it works with the keyboard. */
final class EngineWindow {

    private static final int ROWS = 20;
    private static final int COLUMNS = 72;
    private static final int MARGIN = 8;

    private final EngineCommand command;
    private final JFrame frame = new JFrame(EngineCommand.TITLE);
    private final JTextArea text = new JTextArea(ROWS, COLUMNS);
    private final JComboBox<String> device = new JComboBox<>();
    private final JComboBox<String> flavour = new JComboBox<>(Flavour.names().toArray(String[]::new));
    private final JProgressBar bar = new JProgressBar();
    private final List<JButton> actions = new ArrayList<>();
    private final JButton cancel = Keys.button("Cancel", KeyEvent.VK_N);
    private final List<String> lines = new ArrayList<>();
    private Map<String, String> facts = new LinkedHashMap<>();
    private volatile boolean canceled;

    EngineWindow(final EngineCommand command) {
        this.command = command;
    }

    /** Shows the window at once and fills it when libtorch has started. */
    void open() {
        SwingUtilities.invokeLater(() -> {
            build();
            frame.pack();
            final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
            frame.setSize(Math.min(frame.getWidth(), screen.width), Math.min(frame.getHeight(), screen.height));
            frame.setLocationRelativeTo(null);
            frame.setVisible(true);
            work("Starting libtorch ...", () -> "");
        });
    }

    /** @return the window, for whoever looks at it */
    JFrame frame() {
        return frame;
    }

    private void build() {
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, text.getFont().getSize()));
        text.setMargin(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
        text.getAccessibleContext().setAccessibleName("Report");
        Keys.tabLeaves(text);
        final JPanel choices = new JPanel(new FlowLayout(FlowLayout.LEADING));
        choices.add(label("Device of auto:", KeyEvent.VK_D, device));
        choices.add(device);
        choices.add(label("libtorch:", KeyEvent.VK_L, flavour));
        choices.add(flavour);
        choices.add(button("Apply", KeyEvent.VK_A, this::apply));
        choices.add(button("Fetch...", KeyEvent.VK_F, this::fetch));
        final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));
        buttons.add(button("Test", KeyEvent.VK_T, this::test));
        buttons.add(button("Copy report", KeyEvent.VK_C, this::copy));
        cancel.addActionListener(event -> canceled = true);
        cancel.setEnabled(false);
        buttons.add(cancel);
        buttons.add(bar);
        bar.setStringPainted(true);
        bar.setPreferredSize(new Dimension(260, bar.getPreferredSize().height));
        final JPanel below = new JPanel(new BorderLayout());
        below.add(choices, BorderLayout.NORTH);
        below.add(buttons, BorderLayout.SOUTH);
        final JPanel all = new JPanel(new BorderLayout(MARGIN, MARGIN));
        all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        all.add(new JScrollPane(text), BorderLayout.CENTER);
        all.add(below, BorderLayout.SOUTH);
        frame.setContentPane(all);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> escape(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    private static JLabel label(final String words, final int key, final JComponent of) {
        final JLabel label = new JLabel(words);
        label.setDisplayedMnemonic(key);
        label.setLabelFor(of);
        return label;
    }

    private JButton button(final String words, final int key, final Runnable action) {
        final JButton button = Keys.button(words, key);
        button.addActionListener(event -> action.run());
        actions.add(button);
        return button;
    }

    /** ESC ends what runs, else the window. */
    private void escape() {
        if (cancel.isEnabled()) canceled = true;
        else frame.dispose();
    }

    // -- Actions --

    private void test() {
        work("Measuring ...", () -> {
            final List<EngineReport.Speed> speeds = new ArrayList<>();
            EngineCommand.measure(speeds, progress());
            lines.clear();
            speeds.forEach(speed -> lines.add(EngineTables.line(speed)));
            return "Measured with MobileNetV2 at 224 x 224.";
        });
    }

    private void copy() {
        Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(EngineTables.report(facts, lines)), null);
        bar.setString("Copied.");
    }

    private void apply() {
        final String chosen = (String) device.getSelectedItem();
        final String build = (String) flavour.getSelectedItem();
        work("Applying ...", () -> EngineCommand.choose(chosen, build));
    }

    private void fetch() {
        final String build = (String) flavour.getSelectedItem();
        work("Asking for the size ...", () -> {
            final FlavourDownload.Offer offer = command.offer(build);
            return agreed("Download " + offer.words() + "?")
                    ? command.fetch(offer, progress())
                    : "Nothing was downloaded.";
        });
    }

    private boolean agreed(final String question) throws Exception {
        final int[] answer = new int[1];
        SwingUtilities.invokeAndWait(() -> answer[0] =
                JOptionPane.showConfirmDialog(frame, question, EngineCommand.TITLE, JOptionPane.YES_NO_OPTION));
        return answer[0] == JOptionPane.YES_OPTION;
    }

    // -- Work beside the window --

    private Progress progress() {
        return new Progress() {

            @Override
            public void report(final long done, final long total) {
                SwingUtilities.invokeLater(() -> {
                    bar.setIndeterminate(false);
                    bar.setValue((int) (100 * done / Math.max(1, total)));
                });
            }

            @Override
            public boolean isCanceled() {
                return canceled;
            }
        };
    }

    /** Does a work, then reads the facts anew; what went wrong is said in place of what was done. */
    private void work(final String what, final Callable<String> task) {
        canceled = false;
        busy(true);
        bar.setString(what);
        new SwingWorker<String, Void>() {

            private final List<String> devices = new ArrayList<>(List.of("auto"));

            @Override
            protected String doInBackground() throws Exception {
                try {
                    return task.call();
                } finally {
                    facts = EngineCommand.facts();
                    devices.addAll(devices());
                }
            }

            @Override
            protected void done() {
                show(devices);
                busy(false);
                try {
                    bar.setString(get());
                } catch (final InterruptedException | ExecutionException e) {
                    final Throwable cause = e.getCause() == null ? e : e.getCause();
                    final String sentence = Failure.sentence(EngineCommand.TITLE, cause);
                    bar.setString("Not done.");
                    lines.add(sentence);
                    show(devices);
                }
            }
        }.execute();
    }

    private static List<String> devices() {
        try {
            return Devices.available();
        } catch (final EngineException e) {
            return List.of("cpu");
        }
    }

    private void show(final List<String> devices) {
        text.setText(EngineTables.aligned(facts, lines));
        text.setCaretPosition(0);
        device.removeAllItems();
        devices.forEach(device::addItem);
        device.setSelectedItem(EngineSettings.read().device());
        flavour.setSelectedItem(EngineSettings.read().flavour());
    }

    private void busy(final boolean is) {
        actions.forEach(button -> button.setEnabled(!is));
        cancel.setEnabled(is);
        bar.setIndeterminate(is);
        if (!is) bar.setValue(0);
    }
}
