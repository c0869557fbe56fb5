package io.github.explicell.command;

import ij.IJ;
import ij.macro.Interpreter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The thread of the running macro. A command runs on another one, and ImageJ keeps a current image for each thread.
 */
final class MacroThread {

    private MacroThread() {}

    /** @return whether a macro runs, which a failure has to stop */
    static boolean isMacro() {
        return IJ.isMacro();
    }

    /** @return the thread in which ImageJ's macro interpreter runs, if one does */
    static Optional<Thread> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(MacroThread::interprets)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean interprets(final Map.Entry<Thread, StackTraceElement[]> thread) {
        return Arrays.stream(thread.getValue())
                .anyMatch(frame -> frame.getClassName().equals(Interpreter.class.getName())
                        && frame.getMethodName().equals("run"));
    }
}
