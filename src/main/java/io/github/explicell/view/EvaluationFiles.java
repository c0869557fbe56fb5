package io.github.explicell.view;

import io.github.explicell.files.Folders;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.Mistakes;
import io.github.explicell.train.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An evaluation as the files of a folder. */
public final class EvaluationFiles {

    /** What is written. */
    public static final String NAMES =
            "evaluation.csv, confusion.csv, confusion-normalised.csv, confusion.png, report.html,"
                    + " and if a model made mistakes errors.png";

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
        EvaluationCsv.normalised(
                folder.resolve("confusion-normalised.csv"), assessment.cases().matrix());
        ConfusionPng.write(folder.resolve("confusion.png"), assessment.cases().matrix());
        final List<EvaluationReport.Picture> pictures = pictures(assessment);
        for (final EvaluationReport.Picture picture : pictures)
            PngFiles.write(picture.image(), folder.resolve("errors.png"));
        EvaluationReport.write(folder.resolve("report.html"), "Evaluation", assessment, figures, pictures);
    }

    private static List<EvaluationReport.Picture> pictures(final Assessment assessment) throws IOException {
        final Mistakes mistakes = assessment.mistakes();
        if (mistakes == null) return List.of();
        return List.of(new EvaluationReport.Picture(
                "Worst mistakes",
                "The " + mistakes.cases().length
                        + " mistakes with the least probability of the true class, as the network saw them.",
                ErrorMontage.draw(assessment.cases(), mistakes.cases(), mistakes.crops(), mistakes.names())));
    }
}
