package io.github.explicell.command;

import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.event.TaskEvent;

/** Somebody who presses Cancel as soon as a task appears, until this is closed. */
final class TaskCanceler implements AutoCloseable {

    private boolean active = true;

    TaskCanceler(final Context context) {
        context.service(EventService.class).subscribe(this);
    }

    @EventHandler
    @SuppressWarnings("unused")
    private void onEvent(final TaskEvent event) {
        if (active && !event.getTask().isCanceled()) event.getTask().cancel("enough");
    }

    @Override
    public void close() {
        active = false;
    }
}
