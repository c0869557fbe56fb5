package io.github.explicell.cli;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.export.BioImageExport;
import io.github.explicell.model.export.ScriptExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model for other programs. */
@Command(
        name = "export",
        description = {
            "Write a model for other programs.",
            "",
            "torchscript: a file that torch.jit.load reads; its input are crops, N x 3 x size x size, red first, values"
                    + " 0 to 1; its output are the logits before temperature and softmax. bioimageio: a BioImage.IO 0.5"
                    + " package with the same inside."
        },
        footer = {"", "Example:", "  explicell models export my-model --format torchscript --out my-model.pt"})
final class ExportCommand implements Callable<Integer> {

    /** What it can be. */
    enum Format {
        BIOIMAGEIO,
        TORCHSCRIPT
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "The model's folder, or the name of an installed model.")
    private ModelName name;

    @Option(names = "--format", required = true, paramLabel = "NAME", description = "bioimageio or torchscript.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file (.zip or .pt).")
    private Path out;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "For bioimageio: who made the model; may be given more than once.")
    private List<String> authors = List.of();

    @Override
    public Integer call() throws IOException {
        if (format == Format.BIOIMAGEIO && authors.isEmpty())
            throw new ParameterException(spec.commandLine(), "A BioImage.IO package names who made it: give --author");
        final ModelFolder model = name.read();
        if (format == Format.TORCHSCRIPT) ScriptExport.write(model, out);
        else BioImageExport.write(model, authors, out);
        spec.commandLine().getOut().println("Written to " + out + ".");
        return 0;
    }
}
