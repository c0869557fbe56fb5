package io.github.explicell.classify;

/** Told how far long work has come, and asked whether to go on. */
public interface Progress {

    /** Tells nobody and never cancels. */
    Progress NONE = new Progress() {

        @Override
        public void report(final long done, final long total) {
            // nobody wants to know
        }

        @Override
        public boolean isCanceled() {
            return false;
        }
    };

    /**
     * @param done items finished
     * @param total items in all
     */
    void report(long done, long total);

    /** @return whether the user wants the work to end now; asked at least once a batch */
    boolean isCanceled();
}
