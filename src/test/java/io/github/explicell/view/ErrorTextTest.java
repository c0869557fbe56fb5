package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void aSentenceBeginsAndEndsAsOne() {
        assertEquals("There is no file a.", ErrorText.proper("there is no file a"));
        assertEquals("The file is broken.", ErrorText.proper(" the file\n  is broken. "));
        assertEquals("a.tif is broken.", ErrorText.proper("a.tif is broken"));
        assertEquals("range must be two numbers.", ErrorText.proper("range must be two numbers"));
    }

    @Test
    void namesOfJavasClassesGo() {
        assertEquals(
                "m/model.json is not the expected JSON: End of input.",
                ErrorText.proper("m/model.json is not the expected JSON: java.io.EOFException: End of input"));
        assertEquals("a.b.tif: it is broken.", ErrorText.proper("a.b.tif: it is broken"));
    }

    @Test
    void onlyExpectedErrorsHaveWords() {
        assertEquals(Optional.of("a is broken."), ErrorText.of(new IOException("a is broken")));
        assertEquals(
                Optional.of("A file that should be text is none: its bytes are not UTF-8."),
                ErrorText.of(new MalformedInputException(1)).map(s -> "A" + s.substring(1)));
        assertEquals(Optional.empty(), ErrorText.of(new IOException()));
        assertEquals(Optional.empty(), ErrorText.of(new NullPointerException("Cannot invoke")));
        assertEquals(Optional.empty(), ErrorText.of(new NumberFormatException("x")));
    }
}
