package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.task.TaskService;

class TaskProgressTest {

    @Test
    void timeLeftFollowsFromTheTimeSoFar() {
        assertEquals("25 of 100, about 30 s left", TaskProgress.message(25, 100, 10));
        assertEquals("1 of 4, about 5 min left", TaskProgress.message(1, 4, 100));
        assertEquals("4 of 4", TaskProgress.message(4, 4, 100));
    }

    @Test
    void escCancels() {
        try (Context context = new Context(TaskService.class);
                TaskProgress progress = new TaskProgress(context.service(TaskService.class), "work")) {
            assertFalse(progress.isCanceled());
            IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
            assertTrue(progress.isCanceled());
            IJ.resetEscape();
        }
    }
}
