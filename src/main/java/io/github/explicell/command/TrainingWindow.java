package io.github.explicell.command;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Says how far a training is, and ends it: with the best epoch as the model, or so that it can be gone on with. */
final class TrainingWindow {

    private static final int MARGIN = 10;

    private final JFrame frame;
    private final JLabel text = new JLabel("Reading the data ...");
    private volatile boolean stopped;
    private volatile boolean canceled;

    /** Shows it. */
    TrainingWindow(final String title) {
        frame = new JFrame(title);
        SwingUtilities.invokeLater(this::build);
    }

    private void build() {
        final JButton stop = new JButton("Stop and keep the best");
        stop.setMnemonic(KeyEvent.VK_S);
        stop.setToolTipText("The best epoch so far becomes the model and is tested.");
        stop.addActionListener(event -> stop());
        final JButton cancel = new JButton("Cancel");
        cancel.setMnemonic(KeyEvent.VK_C);
        cancel.setToolTipText("Ends now; Resume goes on from the last state that was kept.");
        cancel.addActionListener(event -> canceled = true);
        final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));
        buttons.add(stop);
        buttons.add(cancel);
        final JPanel all = new JPanel(new BorderLayout());
        all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        all.add(text, BorderLayout.NORTH);
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

    private void stop() {
        stopped = true;
        text.setText("Stopping; the best epoch so far becomes the model.");
    }

    /** @param words how far it is */
    void say(final String words) {
        SwingUtilities.invokeLater(() -> {
            if (stopped) return;
            text.setText(words);
            frame.pack();
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
