package io.github.explicell.files;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files in one folder that every system takes, whatever people call their images and regions: none twice, not
 * even where capitals do not count, none that Windows keeps for itself, no separators, not too long. Letters of all
 * alphabets stay where this system can write them.
 */
public final class FileNames {

    /** UTF-8 bytes of a name without its ending; systems allow 255 with all that is put around it. */
    private static final int LONGEST = 120;

    private static final String RESERVED = "(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])";
    private static final String ODD = "[^\\p{L}\\p{M}\\p{N} ._+()=-]";
    private static final String PLACEHOLDER = "_";

    private final CharsetEncoder system;
    private final Set<String> used = new HashSet<>();

    /** Begins with no name taken. */
    public FileNames() {
        this(Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name())));
    }

    /** @param system how the system writes names */
    FileNames(final Charset system) {
        this.system = system.newEncoder();
    }

    /**
     * @param wanted any text
     * @return a name without an ending, close to the text, that this object has not given before
     */
    public String unique(final String wanted) {
        final String safe = safe(wanted);
        String name = safe;
        for (int i = 2; !used.add(key(name)); i++) {
            final String suffix = "-" + i;
            name = cut(safe, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    // -- Helper methods --

    private String safe(final String wanted) {
        final StringBuilder text = new StringBuilder();
        final String plain = Normalizer.normalize(wanted, Normalizer.Form.NFC).replaceAll(ODD, PLACEHOLDER);
        plain.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> text.append(system.canEncode(c) ? c : PLACEHOLDER));
        // NB: Windows drops dots and blanks at the end; a dot or minus at the beginning has a meaning elsewhere.
        final String bare = trimmed(cut(text.toString().strip().replaceFirst("^[.-]+", PLACEHOLDER), LONGEST));
        final String first = bare.split("\\.", 2)[0].strip();
        if (bare.isEmpty()) return PLACEHOLDER;
        return first.matches(RESERVED) ? PLACEHOLDER + bare : bare;
    }

    private static String trimmed(final String text) {
        return text.replaceFirst("[. ]+$", "");
    }

    private static String cut(final String text, final int bytes) {
        int end = 0;
        int sum = 0;
        while (end < text.length()) {
            final int c = text.codePointAt(end);
            sum += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (sum > bytes) return trimmed(text.substring(0, end));
            end += Character.charCount(c);
        }
        return text;
    }

    /** Equal for names that some system takes for the same. */
    private static String key(final String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
