package io.github.explicell.view;

import io.github.explicell.files.Folders;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An evaluation as the files of a folder. */
public final class EvaluationFiles {

    /** What is written. */
    public static final String NAMES = "evaluation.csv, confusion.csv, confusion.png and report.html";

    private EvaluationFiles() {}

    /**
     * Writes {@value #NAMES}.
     *
     * @param folder made if it is not there; files of these names are replaced
     * @param assessment what was evaluated
     * @param figures of it
     * @throws IOException naming the file that cannot be written
     */
    public static void write(final Path folder, final Assessment assessment, final List<Figure> figures)
            throws IOException {
        Folders.make(folder);
        EvaluationCsv.figures(folder.resolve("evaluation.csv"), figures);
        EvaluationCsv.confusion(
                folder.resolve("confusion.csv"), assessment.cases().matrix());
        ConfusionPng.write(folder.resolve("confusion.png"), assessment.cases().matrix());
        EvaluationReport.write(
                folder.resolve("report.html"), "Evaluation", assessment.notes(), assessment.cases(), figures);
    }
}
