package io.github.explicell.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionFilesTest {

    private static final String OURS = "image,region,class,p a,p b\nf1,1,b,0.2,0.8\nf1,2,a,0.7,0.3\nf2,1,a,0.6,0.4\n";
    private static final String TRUTH = "image,region,class,group\nf2,1,b,p2\nf1,1,b,p1\nf1,2,a,p1\n";

    @TempDir
    private Path folder;

    private Cases read(final String predictions, final String truth) throws IOException {
        return PredictionFiles.read(
                Files.writeString(folder.resolve("predictions.csv"), predictions),
                Files.writeString(folder.resolve("truth.csv"), truth));
    }

    @Test
    void rowsAreMatchedByImageAndRegion() throws IOException {
        final Cases cases = read(OURS, TRUTH);
        assertEquals(List.of("a", "b"), cases.classes());
        assertArrayEquals(new int[] {1, 1, 0}, cases.truth());
        assertArrayEquals(new int[] {0, 1, 0}, cases.decided());
        assertArrayEquals(new double[] {0.6, 0.4}, cases.probabilities()[0]);
        assertEquals(List.of("p2", "p1", "p1"), cases.groups());
    }

    @Test
    void otherProgramsFilesAreReadToo() throws IOException {
        final Cases cases = read("image_id,mel,nv\nx,0.9,0.1\ny,0.2,0.8\n", "id,dx\ny,mel\nx,mel\n");
        assertArrayEquals(new int[] {1, 0}, cases.decided(), "the most probable");
        assertEquals(2, cases.groups().stream().distinct().count());
        assertFalse(read("name,prediction\nx,nv\ny,mel\n", "name,label\ny,mel\nx,mel\n")
                .hasProbabilities());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "image,class|f1,a;image,class|f1,a|f2,a;holds no prediction of f2",
                "image,class|f1,a|f1,b;image,class|f1,a;holds two predictions of f1",
                "image,class|f1,a;image,kind|f1,a;has no column class",
                "image,score|f1,0.5;image,class|f1,a;nor a probability of each class",
                "image,p a,p b|f1,0.5,x;image,class|f1,a;column p b: 'x' is no number",
                "image,p a,p b|f1,0.5,1.5;image,class|f1,a;a probability is 0 to 1, not 1.5",
                "image,class|f1;image,class|f1,a;holds 1 cells",
                "image,class;image,class|f1,a;holds no rows",
            })
    void whatIsMissingIsNamed(final String predictions, final String truth, final String sentence) {
        final String message = assertThrows(
                        IOException.class, () -> read(predictions.replace('|', '\n'), truth.replace('|', '\n')))
                .getMessage();
        assertTrue(message.contains(sentence), message);
    }
}
