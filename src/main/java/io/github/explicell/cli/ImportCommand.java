package io.github.explicell.cli;

import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.library.FileImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model folder of published weights. */
@Command(
        name = "import",
        description = {
            "Make a model folder of published weights.",
            "",
            "Reads safetensors and what torch.save wrote (.pth, .pt), of torchvision, timm or pretrainedmodels. Such a"
                    + " file is a program; only its tensors are read, nothing in it is run. Also reads what 'models"
                    + " export' wrote."
        },
        footer = {
            "",
            "Example:",
            "  explicell models import resnet50-11ad3fa6.pth --architecture resnet50 --classes benign,malignant --out"
                    + " my-start"
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The weights.")
    private Path file;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            completionCandidates = ArchitectureNames.class,
            description = "One of ${COMPLETION-CANDIDATES}; not needed for a file that 'models list' knows or that"
                    + " 'models export' wrote.")
    private String architecture;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The new model's folder.")
    private Path out;

    @Option(names = "--keep-head", description = "Keep the published classes (the default without --classes).")
    private boolean keepHead;

    @Option(
            names = "--classes",
            paramLabel = "LIST",
            split = ",",
            description = "Drop the head for a new, untrained one with these classes, separated by commas.")
    private List<String> classes = List.of();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The published classes' names, one a line (default: class 0 and so on).")
    private Path labels;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Height and width of the input in pixels (default: as published).")
    private Integer size;

    @Option(names = "--name", paramLabel = "TEXT", description = "The model's name (default: its folder's).")
    private String name;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            description = "Licence of the weights (default: what the library of models says).")
    private String licence;

    @Option(
            names = "--origin",
            paramLabel = "TEXT",
            description = "Where the weights come from (default: what the library of models says).")
    private String origin;

    @Override
    public Integer call() throws IOException {
        if (keepHead && !classes.isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "--keep-head and --classes exclude each other: give one of them");
        if (size != null) OptionChecks.atLeast(spec, "--size", size, 1);
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        if (architecture == null && !FileImport.saysWhatItIs(file))
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required option '--architecture': " + file + " does not say what it is");
        final ModelDescription written = new FileImport(
                        architecture, classes, LibraryOptions.lines(labels), size, name, licence, origin)
                .run(file, out);
        final String head = written.classes().size() + " classes"
                + (classes.isEmpty() ? "" : ", whose head has yet to be trained (train --init)");
        spec.commandLine()
                .getOut()
                .println("Written to " + out + ": "
                        + (architecture == null ? written.name() : architecture + " with " + head) + ".");
        return 0;
    }
}
