package io.github.explicell.train;

import java.util.List;

/** Several listeners, told in their order. */
record ListenerGroup(List<TrainingListener> members) implements TrainingListener {

    ListenerGroup {
        members = List.copyOf(members);
    }

    @Override
    public void computing(final String words) {
        members.forEach(m -> m.computing(words));
    }

    @Override
    public void message(final String message) {
        members.forEach(m -> m.message(message));
    }

    @Override
    public void stage(final Stage stage, final int number, final int of) {
        members.forEach(m -> m.stage(stage, number, of));
    }

    @Override
    public void progress(final int epoch, final int epochs, final int done, final int samples) {
        members.forEach(m -> m.progress(epoch, epochs, done, samples));
    }

    @Override
    public void resumed(final List<EpochLog> past) {
        members.forEach(m -> m.resumed(past));
    }

    @Override
    public void epoch(final EpochLog log) {
        members.forEach(m -> m.epoch(log));
    }

    @Override
    public boolean isCanceled() {
        return members.stream().anyMatch(TrainingListener::isCanceled);
    }

    @Override
    public boolean isStopRequested() {
        return members.stream().anyMatch(TrainingListener::isStopRequested);
    }
}
