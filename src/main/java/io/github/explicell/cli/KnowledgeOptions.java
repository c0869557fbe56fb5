package io.github.explicell.cli;

import io.github.explicell.classify.KnownFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is known beside the pixels, for models that read metadata. */
final class KnowledgeOptions {

    @Option(
            names = "--metadata-table",
            paramLabel = "FILE",
            description = "CSV of metadata: a column image (or path, image_id, file) with file names, with or without"
                    + " ending or folder; maybe a column region; all others are fields.")
    private Path table;

    @Option(
            names = "--field",
            paramLabel = "NAME=VALUE",
            description = "A field of metadata that holds for every region for which no ROI, table or image says"
                    + " another, such as age=45; may be repeated.")
    private Map<String, String> fields = new LinkedHashMap<>();

    private KnownFields known;

    /** What was given, read once. */
    KnownFields known() throws IOException {
        if (known == null) {
            known = KnownFields.of(fields);
            if (table != null) known = known.withTable(table);
        }
        return known;
    }
}
