package io.github.explicell.command;

import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.PlugIn;
import java.lang.reflect.Field;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Lets {@code run("Explicell Classify", "key=value")} of a real ImageJ macro reach a SciJava command, as imagej-legacy
 * does: the leaf of the menu path is ImageJ's command, the command runs on a thread of SciJava's pool with
 * {@link MacroOptions} as a preprocessor, the macro waits, and an exception does not stop it.
 * <p>
 * What this proves: labels, keys and conversions of macro lines, what stops a macro, and what the macro's next line
 * finds. What not: dialogs, the Recorder, and the patches that imagej-legacy makes to ImageJ itself.
 */
public final class MacroBridge implements PlugIn {

    private static Context context;
    private static String reason;

    /** Why the last command canceled itself; null if it did not. */
    static String reason() {
        return reason;
    }

    /** Makes the commands of a context known to ImageJ by the leaves of their menu paths. */
    static void connect(final Context commands) throws ReflectiveOperationException {
        context = commands;
        final Hashtable<String, String> table = new Hashtable<>();
        for (final CommandInfo info : commands.service(CommandService.class).getCommandsOfType(Command.class))
            if (info.getMenuPath() != null && info.getMenuPath().getLeaf() != null)
                table.put(
                        info.getMenuPath().getLeaf().getName(),
                        MacroBridge.class.getName() + "(\"" + info.getClassName() + "\")");
        fill(table);
    }

    /** Makes a plugin known to ImageJ, and nothing else. */
    static void connect(final String command, final Class<? extends PlugIn> plugin)
            throws ReflectiveOperationException {
        fill(new Hashtable<>(Map.of(command, plugin.getName())));
    }

    private static void fill(final Hashtable<String, String> table) throws ReflectiveOperationException {
        // NB: ImageJ fills its table together with its menu bar, which needs a screen.
        final Field field = Menus.class.getDeclaredField("pluginsTable");
        field.setAccessible(true);
        field.set(null, table);
    }

    @Override
    public void run(final String className) {
        final CommandInfo info = context.service(CommandService.class).getCommand(className);
        MacroOptions.set(Macro.getOptions(), WindowManager.getCurrentImage());
        try {
            final Module module =
                    context.service(ModuleService.class).run(info, true).get();
            reason = module instanceof Cancelable cancelable ? cancelable.getCancelReason() : null;
        } catch (final InterruptedException | ExecutionException e) {
            System.out.println("the macro goes on after " + e);
        } finally {
            MacroOptions.set(null, null);
        }
    }
}
