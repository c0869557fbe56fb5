package io.github.explicell.train;

import io.github.explicell.image.Cropper;
import io.github.explicell.train.data.PictureCache;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads and crops samples by one thread or several. An image file always falls to the same of them, which alone has it
 * open: readers of image files take one thread at a time. What is read does not depend on the number of threads.
 */
final class CropReaders implements AutoCloseable {

    /** Told each crop, by one of the threads. */
    interface Consumer {

        /**
         * @param position in the list of samples
         * @param planes of the crop: 3 x height x width, 0..1
         */
        void accept(int position, float[] planes);
    }

    private static final long CACHED_PIXELS = 300_000_000;
    private static final long PATIENCE_SECONDS = 30;

    private final Cropper cropper;
    private final List<PictureCache> pictures = new ArrayList<>();
    private final ExecutorService threads;

    /**
     * @param cropper cuts out the samples
     * @param count of threads, at least 1; with 1 the caller's reads
     */
    CropReaders(final Cropper cropper, final int count) {
        this.cropper = cropper;
        for (int i = 0; i < count; i++) pictures.add(new PictureCache(CACHED_PIXELS / count));
        threads = count == 1
                ? null
                : Executors.newFixedThreadPool(count, task -> {
                    final Thread daemon = new Thread(task, "Explicell training images");
                    daemon.setDaemon(true);
                    return daemon;
                });
    }

    /**
     * Reads all of some samples.
     *
     * @param samples in any order
     * @param consumer told each
     * @throws IOException if an image cannot be read
     * @throws CancellationException if this thread was interrupted
     */
    void read(final List<Sample> samples, final Consumer consumer) throws IOException {
        if (threads == null) {
            share(samples, 0, consumer);
            return;
        }
        final List<Future<Void>> shares = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            final int share = i;
            shares.add(threads.submit(() -> {
                share(samples, share, consumer);
                return null;
            }));
        }
        await(shares);
    }

    private void share(final List<Sample> samples, final int share, final Consumer consumer) throws IOException {
        final PictureCache open = pictures.get(share);
        for (int i = 0; i < samples.size(); i++) {
            final Sample sample = samples.get(i);
            if (Math.floorMod(sample.file().hashCode(), pictures.size()) != share) continue;
            consumer.accept(
                    i,
                    cropper.crop(open.get(sample.file(), sample.series()), sample.region())
                            .planes());
        }
    }

    /** Waits for all, so that none works on when this returns; then throws what the first threw. */
    private static void await(final List<Future<Void>> shares) throws IOException {
        Throwable first = null;
        for (final Future<Void> share : shares) {
            try {
                share.get();
            } catch (final InterruptedException e) {
                shares.forEach(s -> s.cancel(true));
                Thread.currentThread().interrupt();
                throw new CancellationException("canceled");
            } catch (final ExecutionException e) {
                if (first == null) first = e.getCause();
            }
        }
        if (first instanceof IOException io) throw io;
        if (first instanceof RuntimeException runtime) throw runtime;
        if (first instanceof Error error) throw error;
    }

    @Override
    public void close() throws IOException {
        if (threads != null) {
            threads.shutdownNow();
            try {
                threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (final PictureCache open : pictures) open.close();
    }
}
