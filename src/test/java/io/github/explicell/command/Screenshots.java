package io.github.explicell.command;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.explicell.files.Folders;
import io.github.explicell.train.EpochLog;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

/**
 * Takes pictures of Explicell's windows in a real ImageJ, for the documentation and to look at them. Not there: the
 * dialogs, which scijava-ui-swing draws; no public registry has it, and its sources have to be compiled for pictures.
 *
 * <pre>
 * xvfb-run -s "-screen 0 1280x800x24" java -cp ... io.github.explicell.command.Screenshots FOLDER
 * </pre>
 */
public final class Screenshots {

    private static final int PAUSE = 1500;

    private final Path folder;
    private final Context context = new Context();

    private Screenshots(final Path folder) {
        this.folder = folder;
    }

    /** @param args where the PNG files go */
    public static void main(final String... args) throws Exception {
        final ImageJ imagej = new ImageJ();
        imagej.setLocation(0, 0);
        new Screenshots(Folders.make(Path.of(args[0]))).take();
        System.exit(0);
    }

    private void run(final Class<? extends Command> command, final Map<String, Object> inputs) throws Exception {
        context.service(CommandService.class).run(command, true, inputs).get();
        Thread.sleep(PAUSE);
    }

    private void take() throws Exception {
        run(PhantomCellsCommand.class, Map.of());
        final ImagePlus field = WindowManager.getCurrentImage();
        run(ClassifyCommand.class, Map.of("image", field, "model", "phantom-cells", "device", "cpu"));
        IJ.run(field, "Original Scale", "");
        picture("classified", field.getWindow());
        picture("results", ResultsTable.getResultsWindow());
        run(ExplainCommand.class, Map.of("image", field, "model", "phantom-cells", "device", "cpu", "montage", false));
        picture("explained", field.getWindow());
        run(PhantomCellsCommand.class, Map.of("content", "cells", "number", 4));
        final String data = WindowManager.getCurrentImage().getTitle();
        run(EvaluateCommand.class, Map.of("model", "phantom-cells", "data", data, "device", "cpu", "draws", 100));
        picture("confusion", WindowManager.getCurrentImage().getWindow());
        training();
        new EngineWindow(new EngineCommand()).open();
        Thread.sleep(4 * PAUSE);
        picture("engine", window("Explicell Engine"));
        context.service(CommandService.class).run(HelpCommand.class, true);
        Thread.sleep(PAUSE);
        picture("help", window("Explicell Help"));
    }

    private void training() throws Exception {
        final List<EpochLog> epochs = new ArrayList<>();
        final TrainingPlot plot = new TrainingPlot("Training of my-cells");
        for (int i = 1; i <= 12; i++) {
            epochs.add(new EpochLog(
                    i,
                    1e-3,
                    1.6 / i,
                    1.7 / i + 0.05 * (i % 3),
                    1 - 0.8 / i,
                    1 - 0.85 / i,
                    null,
                    null,
                    3,
                    300,
                    0,
                    i == 12));
            plot.draw(epochs, true);
        }
        final TrainingWindow window = new TrainingWindow("Explicell Train: my-cells");
        Thread.sleep(PAUSE);
        window.show(new TrainingStatus(
                "",
                13,
                30,
                12 * 900 + 400,
                30 * 900,
                301,
                51,
                "float32 on gpu:0 (NVIDIA H100, 16 threads, 125 GB of memory)",
                epochs));
        Thread.sleep(PAUSE);
        picture("training", window("Explicell Train: my-cells"));
        picture("training-plot", window("Training of my-cells"));
        window.close();
    }

    private static Window window(final String title) {
        for (final Window window : Window.getWindows())
            if (window.isVisible()
                    && (window instanceof java.awt.Frame f && title.equals(f.getTitle())
                            || window instanceof java.awt.Dialog d && title.equals(d.getTitle()))) return window;
        throw new IllegalStateException("there is no window " + title);
    }

    private void picture(final String name, final Window window) throws Exception {
        window.toFront();
        Thread.sleep(PAUSE);
        final Rectangle bounds = window.getBounds();
        final File file = folder.resolve(name + ".png").toFile();
        ImageIO.write(new Robot().createScreenCapture(bounds), "png", file);
        System.out.println(file + " " + bounds);
    }
}
