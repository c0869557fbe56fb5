package io.github.explicell.command;

import io.github.explicell.classify.KnownFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metadata that a dialog or a macro gives, for models that read them. */
final class KnownMetadata {

    /** Tooltip of a table's parameter. */
    static final String TABLE = "CSV of metadata: a column image, maybe a column region, all others are fields; empty:"
            + " what ROIs and image say.";
    /** Tooltip of the fields' parameter. */
    static final String FIELDS =
            "Metadata of every region for which no ROI, table or image says another, such as age: 45, sex: female.";

    private static final Pattern ENTRY = Pattern.compile("\\s*([^=:]*[^=:\\s])\\s*[=:]\\s*(.*\\S)\\s*");

    private KnownMetadata() {}

    /**
     * @param table a CSV file, or blank
     * @param fields such as {@code age: 45, sex=female}, or blank
     * @param inputs names of the command's inputs
     * @return what is known
     * @throws IOException if the table cannot be read
     * @throws IllegalArgumentException naming the parameter and what is wrong with it
     */
    static KnownFields read(final String table, final String fields, final Set<String> inputs) throws IOException {
        final KnownFields known = KnownFields.of(parse(fields, inputs));
        final Path file = Inputs.file("metadata_table", table);
        return file == null ? known : known.withTable(file);
    }

    private static Map<String, String> parse(final String fields, final Set<String> inputs) {
        final Map<String, String> parsed = new LinkedHashMap<>();
        if (fields.isBlank()) return parsed;
        for (final String entry : fields.split(",")) {
            final Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches())
                throw new IllegalArgumentException(
                        "fields must be such as age: 45, sex: female; " + entry.strip() + " is no field and value.");
            if (parsed.put(matcher.group(1), matcher.group(2)) != null)
                throw new IllegalArgumentException("fields has " + matcher.group(1) + " twice: leave one of them.");
        }
        for (final String input : inputs)
            if (Pattern.compile("(?<!\\p{L})" + input + "=").matcher(fields).find())
                throw new IllegalArgumentException("fields holds " + input
                        + "=, which a macro would take for the input " + input + ": write a colon, " + input + ": ...");
        return parsed;
    }
}
