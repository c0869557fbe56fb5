package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.classify.Progress;
import java.util.Locale;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * A SciJava task with progress and the time that is left, which can be canceled in the task's monitor and with ESC.
 */
final class TaskProgress implements Progress, AutoCloseable {

    private static final double NANOS = 1e9;

    private final Task task;
    private final long start = System.nanoTime();

    /**
     * Starts a task.
     *
     * @param tasks of the context
     * @param name what is being done
     */
    TaskProgress(final TaskService tasks, final String name) {
        IJ.resetEscape();
        task = tasks.createTask(name);
        task.setStatusMessage("starting");
        task.start();
    }

    @Override
    public void report(final long done, final long total) {
        report(done, total, message(done, total, (System.nanoTime() - start) / NANOS));
    }

    /** The same with other words. */
    void report(final long done, final long total, final String words) {
        task.setProgressMaximum(total);
        task.setProgressValue(done);
        task.setStatusMessage(words);
        IJ.showProgress(done / (double) total);
    }

    /** @return how far it came and, estimated from the seconds so far, the time that is left */
    static String message(final long done, final long total, final double seconds) {
        final double left = seconds / done * (total - done);
        final String time =
                left < 90 ? Math.round(left) + " s" : String.format(Locale.ROOT, "%.0f min", Math.ceil(left / 60));
        return done + " of " + total + (done < total ? ", about " + time + " left" : "");
    }

    @Override
    public boolean isCanceled() {
        return isTaskCanceled() || IJ.escapePressed();
    }

    /** @return whether it was canceled in the task's monitor; ESC does not count */
    boolean isTaskCanceled() {
        return task.isCanceled();
    }

    @Override
    public void close() {
        IJ.showProgress(1);
        task.finish();
    }
}
