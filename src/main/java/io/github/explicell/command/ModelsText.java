package io.github.explicell.command;

import io.github.explicell.model.library.Catalogue;
import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.PublishedWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text above the inputs of the dialog: what is installed, and what can be downloaded, of which size and licence. */
final class ModelsText {

    /** Characters of a line: what a dialog on a small screen has room for. */
    private static final int LINE = 90;

    private ModelsText() {}

    /**
     * @return HTML, which dialogs show in several lines
     * @throws IOException if the folder of installed models cannot be read
     */
    static String of(final Catalogue catalogue, final InstalledModels installed) throws IOException {
        final List<String> here = installed.names();
        final Map<String, List<String>> offers = new LinkedHashMap<>();
        for (final PublishedWeights w : catalogue.all())
            if (!here.contains(w.name()))
                offers.computeIfAbsent(w.licenceText(), licence -> new ArrayList<>())
                        .add(w.name() + " (" + w.sizeText() + ")");
        final StringBuilder text = new StringBuilder("<html>Installed in " + escape(installed.root() + ": ")
                + (here.isEmpty() ? "none" : lines(here)) + ".");
        offers.forEach((licence, names) -> text.append("<br><br>To download, ")
                .append(licence)
                .append(":<br>")
                .append(lines(names))
                .append("."));
        return text.append("</html>").toString();
    }

    private static String lines(final List<String> names) {
        final StringBuilder text = new StringBuilder();
        int length = 0;
        for (final String name : names) {
            final boolean full = length + name.length() > LINE;
            text.append(length == 0 ? "" : full ? ",<br>" : ", ").append(escape(name));
            length = full ? name.length() : length + name.length() + 2;
        }
        return text.toString();
    }

    private static String escape(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
