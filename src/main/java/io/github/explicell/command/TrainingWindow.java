package io.github.explicell.command;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Says how far a training is, and ends it: with the best epoch as the model, or so that it can be gone on with. */
final class TrainingWindow {

    private static final int MARGIN = 10;
    private static final int GAP = 4;
    private static final int BAR = 420;

    private final JFrame frame;
    private final JProgressBar bar = new JProgressBar();
    private final JPanel table = new JPanel(new GridBagLayout());
    private final Map<String, JLabel> values = new LinkedHashMap<>();
    private volatile boolean stopped;
    private volatile boolean canceled;

    /** Shows it. */
    TrainingWindow(final String title) {
        frame = new JFrame(title);
        SwingUtilities.invokeLater(this::build);
    }

    /** @return the window, for whoever looks at it */
    JFrame frame() {
        return frame;
    }

    private void build() {
        final JButton stop = button("Stop and keep the best", KeyEvent.VK_S, this::stop);
        stop.setToolTipText("The best epoch so far becomes the model and is tested.");
        final JButton cancel = button("Cancel", KeyEvent.VK_C, this::cancel);
        cancel.setToolTipText("Ends now; Resume goes on from the last state that was kept.");
        final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        buttons.add(stop);
        buttons.add(cancel);
        bar.setStringPainted(true);
        bar.setString("Reading the data ...");
        bar.setIndeterminate(true);
        bar.setPreferredSize(new Dimension(BAR, bar.getPreferredSize().height + GAP));
        bar.getAccessibleContext().setAccessibleName("Progress");
        // what has the focus first must not end the training when a key is pressed that was meant for another window
        bar.setFocusable(true);
        final JPanel all = new JPanel(new BorderLayout(MARGIN, MARGIN));
        all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        all.add(bar, BorderLayout.NORTH);
        all.add(table, BorderLayout.CENTER);
        all.add(buttons, BorderLayout.SOUTH);
        frame.setContentPane(all);
        frame.setDefaultCloseOperation(JFrame.HIDE_ON_CLOSE);
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> stop(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
    }

    private static JButton button(final String words, final int key, final Runnable action) {
        final JButton button = Keys.button(words, key);
        button.addActionListener(event -> action.run());
        return button;
    }

    private void stop() {
        stopped = true;
        ends("Stopping; the best epoch so far becomes the model.");
    }

    private void cancel() {
        canceled = true;
        ends("Ending; Resume goes on from the last state that was kept.");
    }

    private void ends(final String words) {
        bar.setIndeterminate(true);
        bar.setString(words);
    }

    /** @param status how far it is */
    void show(final TrainingStatus status) {
        SwingUtilities.invokeLater(() -> {
            if (!stopped && !canceled) {
                bar.setIndeterminate(false);
                bar.setMaximum(1000);
                bar.setValue((int) (1000 * status.done() / Math.max(1, status.total())));
                bar.setString("Epoch " + status.epoch() + " of " + status.epochs());
            }
            final int rows = values.size();
            status.rows().forEach((what, value) -> label(what).setText(value));
            final Dimension needed = frame.getPreferredSize();
            if (values.size() > rows || needed.width > frame.getWidth()) frame.pack();
        });
    }

    /** The label of a row, which is made when it is first there. */
    private JLabel label(final String what) {
        return values.computeIfAbsent(what, name -> {
            final GridBagConstraints place = new GridBagConstraints();
            place.gridy = values.size();
            place.anchor = GridBagConstraints.BASELINE_LEADING;
            place.insets = new Insets(GAP, 0, GAP, MARGIN);
            table.add(new JLabel(name + ":"), place);
            final JLabel value = new JLabel();
            place.weightx = 1;
            place.fill = GridBagConstraints.HORIZONTAL;
            table.add(value, place);
            return value;
        });
    }

    /** @return whether the best epoch so far shall be the model */
    boolean isStopped() {
        return stopped;
    }

    /** @return whether it shall end now */
    boolean isCanceled() {
        return canceled;
    }

    void close() {
        SwingUtilities.invokeLater(frame::dispose);
    }
}
