package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void endsWithOneFullStop() {
        assertEquals("a is not b.", Sentence.of(new IOException("a is not b")));
        assertEquals("A is not b.", Sentence.of(new IOException("A is not b.\n")));
        assertEquals("Is it (b?)", Sentence.of(new IllegalArgumentException("Is it (b?)")));
        assertEquals("a: b c.", Sentence.of(new IOException("a:\n   b\r\nc")));
    }

    @Test
    void javasOwnExceptionsGetWords() {
        assertEquals("x.tif does not exist or may not be read.", Sentence.of(new NoSuchFileException("x.tif")));
        assertEquals("full.", Sentence.of(new UncheckedIOException("other", new IOException("full"))));
        assertTrue(Sentence.of(new OutOfMemoryError("heap")).contains("EXPLICELL_JAVA_OPTS"));
    }

    @Test
    void ourOwnMistakesAreOwned() {
        for (final Throwable e : new Throwable[] {
            new NullPointerException(),
            new IndexOutOfBoundsException("Index 3"),
            new NumberFormatException("x"),
            new IOException()
        }) {
            final String sentence = Sentence.of(e);
            assertTrue(sentence.contains(e.getClass().getSimpleName()) && sentence.contains("--debug"), sentence);
        }
    }
}
