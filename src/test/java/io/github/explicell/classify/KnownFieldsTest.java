package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several sources of metadata counts. */
class KnownFieldsTest {

    @TempDir
    private Path folder;

    private static Region region(final String name, final Map<String, String> properties) {
        return new Region(name, Plane.FIRST, new Roi(0, 0, 5, 5), properties);
    }

    private Path table(final String... lines) throws IOException {
        return Files.writeString(folder.resolve("known.csv"), String.join("\n", lines));
    }

    private static Map<String, String> properties(final KnownFields known, final String image, final Region region) {
        return known.of(image, Map.of(), List.of(region)).get(0).properties();
    }

    @Test
    void theClosestSourceCounts() throws IOException {
        final KnownFields known = KnownFields.of(Map.of("age", "1", "sex", "male", "site", "arm", "a", "given"))
                .withTable(table("image,region,age,sex,site,b", "x.png,,2,female,leg,all", "x.png,cell-2,3,unknown,,"));
        final List<Region> regions = known.of(
                "x.png",
                Map.of("a", "image", "site", "foot"),
                List.of(region("cell-1", Map.of()), region("cell-2", Map.of("age", "4"))));
        assertEquals(
                Map.of("image", "x.png", "age", "2", "sex", "female", "site", "leg", "a", "image", "b", "all"),
                without(regions.get(0), "region"));
        // what a closer source does not know hides nothing
        assertEquals(
                Map.of("image", "x.png", "age", "4", "sex", "female", "site", "leg", "a", "image", "b", "all"),
                without(regions.get(1), "region"));
        final Region other = region("cell-1", Map.of());
        assertEquals(Map.of("age", "1", "sex", "male", "site", "arm", "a", "given"), properties(known, "y.png", other));
    }

    private static Map<String, String> without(final Region region, final String name) {
        final Map<String, String> properties = new java.util.HashMap<>(region.properties());
        properties.remove(name);
        return properties;
    }

    @Test
    void imagesAreFoundWithAndWithoutFolderAndEnding() throws IOException {
        final Region region = region("image", Map.of());
        final KnownFields known = KnownFields.NONE.withTable(
                table("path;age", "data/a/ISIC_1.jpg;40", "ISIC_2;50", "c\\ISIC_3.x.tif;60"));
        assertEquals("40", properties(known, "ISIC_1.jpg", region).get("age"));
        assertEquals("50", properties(known, "ISIC_2.png", region).get("age"));
        assertEquals("60", properties(known, "ISIC_3.x.tif", region).get("age"));
        assertEquals("60", properties(known, "ISIC_3.x", region).get("age"));
        assertEquals(Map.of(), properties(known, "ISIC_4.png", region));
    }

    @Test
    void whatIsWrongIsASentence() throws IOException {
        final List<MetadataField> fields =
                List.of(MetadataField.number("age", 50, 20), MetadataField.category("sex", List.of("female", "male")));
        KnownFields.of(Map.of("age", "45")).check(fields);
        assertEquals(
                "the model does not read the field Age; it reads age, sex",
                message(() -> KnownFields.of(Map.of("Age", "45")).check(fields)));
        assertEquals(
                "the model does not read the field age; it reads the image alone",
                message(() -> KnownFields.of(Map.of("age", "45")).check(List.of())));
        assertTrue(message(() -> KnownFields.of(Map.of("age", "old")).check(fields))
                .contains("is 'old'"));
        final KnownFields other = KnownFields.NONE.withTable(table("image,weight", "a,7"));
        assertTrue(message(() -> other.check(fields)).endsWith("none of the fields that the model reads (age, sex)"));
        final Path twice = table("image,region,age", "a.png,c,1", "b/a.png,c,2");
        assertEquals(
                twice + " has two rows of b/a.png, c, lines 2 and 3; leave one of them",
                assertThrows(IOException.class, () -> KnownFields.NONE.withTable(twice))
                        .getMessage());
        final Path none = table("age", "1");
        assertTrue(assertThrows(IOException.class, () -> KnownFields.NONE.withTable(none))
                .getMessage()
                .contains("has no column for the images"));
    }

    private static String message(final org.junit.jupiter.api.function.Executable work) {
        return assertThrows(IllegalArgumentException.class, work).getMessage();
    }
}
