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

    private static final int PER_LINE = 3;

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
        for (int i = 0; i < names.size(); i++)
            text.append(i == 0 ? "" : i % PER_LINE == 0 ? ",<br>" : ", ").append(escape(names.get(i)));
        return text.toString();
    }

    private static String escape(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
