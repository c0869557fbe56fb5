package io.github.explicell.command;

import io.github.explicell.engine.NativeFolders;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.util.ClassUtils;

/** What all commands share: a title, a task with a way to cancel it, and one way to end with a sentence. */
abstract class ExplicellCommand extends ContextCommand {

    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    /** @return the command's name in the menu */
    abstract String title();

    /**
     * Does the command's work; a failure ends a macro with its sentence.
     *
     * @return what is told in the status bar
     */
    abstract String work() throws IOException;

    @Override
    public final void run() {
        try {
            ImageJEngine.prepare();
            if (NativeFolders.isPacked()) status.showStatus("Unpacking libtorch, which is done once ...");
            status.showStatus(work());
        } catch (final IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            Failure.end(this, title(), e, log);
        }
    }

    /** @return names of the command's inputs, by which macros give them */
    final Set<String> inputNames() {
        return ClassUtils.getAnnotatedFields(getClass(), Parameter.class).stream()
                .map(Field::getName)
                .collect(Collectors.toSet());
    }

    /** @return progress of a long work, with a way to cancel it */
    final TaskProgress progress() {
        return new TaskProgress(tasks, title());
    }

    /** @return where what happens is told to those who look for it */
    final LogService log() {
        return log;
    }
}
