package io.github.explicell.command;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Reads a macro's options into a command's inputs as imagej-legacy's MacroPreprocessor does: the field's name is looked
 * for with {@link Macro#getValue}, a value that can be converted is taken and the input resolved. An image is found by
 * its title, an unknown title gives an empty one; an image without a key is the active one.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH)
public final class MacroOptions extends AbstractPreprocessorPlugin {

    private static volatile String options;
    private static volatile ImagePlus active;

    @Parameter
    private ConvertService converts;

    /** What the next command reads; null for none. */
    static void set(final String macroOptions, final ImagePlus activeImage) {
        options = macroOptions;
        active = activeImage;
    }

    @Override
    public void process(final Module module) {
        if (options == null && active == null) return;
        for (final ModuleItem<?> item : module.getInfo().inputs()) read(module, item);
    }

    private void read(final Module module, final ModuleItem<?> item) {
        final String name = item.getName();
        if (module.isInputResolved(name)) return;
        final String value = options == null ? null : Macro.getValue(options, name, null);
        if (item.getType() == ImagePlus.class) module.setInput(name, value == null ? active : byTitle(value));
        else if (value == null || !converts.supports(value, item.getType())) return;
        else module.setInput(name, converts.convert(value, item.getType()));
        if (module.getInput(name) != null) module.resolveInput(name);
    }

    private static ImagePlus byTitle(final String title) {
        final ImagePlus image = WindowManager.getImage(title);
        return image == null ? new ImagePlus() : image;
    }
}
