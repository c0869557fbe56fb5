package io.github.explicell.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that does the same work with other people's software, and measures it when asked: one JSON object on a line,
 * one on a line back. It sleeps while nothing is asked.
 */
final class Peer implements AutoCloseable {

    private static final Gson GSON = new Gson();

    private final List<String> command;
    private final Process process;
    private final BufferedReader replies;
    private final Writer requests;

    /**
     * Starts it.
     *
     * @param command program and arguments
     * @throws IllegalStateException if it cannot be started
     */
    Peer(final List<String> command) {
        this.command = List.copyOf(command);
        try {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            // what our launcher tells our allocator is none of a Python user's settings
            builder.environment().keySet().removeAll(List.of("MALLOC_ARENA_MAX", "GLIBC_TUNABLES"));
            process = builder.start();
        } catch (final IOException e) {
            throw new IllegalStateException(command.get(0) + " cannot be started (" + e.getMessage() + ")", e);
        }
        replies = process.inputReader();
        requests = process.outputWriter();
    }

    /**
     * @param script file in {@code benchmarks/python}
     * @return the process, in the Python that the launcher names
     */
    static Peer python(final String script) {
        final String python = System.getProperty("explicell.python", "python3");
        final Path home = Path.of(System.getProperty("explicell.home", "."));
        return new Peer(List.of(
                python, home.resolve("benchmarks/python").resolve(script).toString()));
    }

    /**
     * Asks and waits.
     *
     * @param request what its script says
     * @param key the reply's field
     * @return the field's value
     * @throws IllegalStateException if it failed, with what it said
     */
    double ask(final Map<String, ?> request, final String key) {
        return value(reply(request), key);
    }

    /**
     * Asks and waits.
     *
     * @param request what its script says
     * @return the whole reply
     * @throws IllegalStateException if it failed, with what it said
     */
    JsonObject ask(final Map<String, ?> request) {
        return object(reply(request));
    }

    private String reply(final Map<String, ?> request) {
        final String reply;
        try {
            requests.write(GSON.toJson(request) + "\n");
            requests.flush();
            reply = replies.readLine();
        } catch (final IOException e) {
            throw ended(e);
        }
        if (reply == null) throw ended(null);
        return reply;
    }

    private IllegalStateException ended(final IOException e) {
        return new IllegalStateException(String.join(" ", command) + " ended without an answer; run it to see why", e);
    }

    /**
     * Takes a number out of a reply.
     *
     * @param reply a line
     * @param key the number's name
     * @return the number
     * @throws IllegalStateException if the reply is an error, or has no such number
     */
    static double value(final String reply, final String key) {
        final JsonObject object = object(reply);
        try {
            if (object.has(key)) return object.get(key).getAsDouble();
        } catch (final NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
            throw notUnderstood(reply, e);
        }
        throw new IllegalStateException("the peer's answer has no " + key + ": " + reply);
    }

    private static JsonObject object(final String reply) {
        final JsonObject object;
        try {
            object = GSON.fromJson(reply, JsonObject.class);
        } catch (final JsonParseException e) {
            throw notUnderstood(reply, e);
        }
        if (object.has("error"))
            throw new IllegalStateException(
                    "the peer failed: " + object.get("error").getAsString());
        return object;
    }

    private static IllegalStateException notUnderstood(final String reply, final RuntimeException e) {
        return new IllegalStateException("the peer's answer is not understood: " + reply, e);
    }

    /** Ends the process, as the end of its input tells it to. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }
}
