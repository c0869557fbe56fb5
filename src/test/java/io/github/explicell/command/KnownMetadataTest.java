package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;
import ij.gui.Roi;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownMetadataTest {

    private static final Set<String> INPUTS = Set.of("device", "model", "fields");

    private static Map<String, String> read(final String fields) throws IOException {
        final Region region = new Region("r", Plane.FIRST, new Roi(0, 0, 5, 5), Map.of());
        return KnownMetadata.read("", fields, INPUTS)
                .of("image", Map.of(), List.of(region))
                .get(0)
                .properties();
    }

    private static void failure(final String sentence, final String fields) {
        final String said =
                assertThrows(IllegalArgumentException.class, () -> read(fields)).getMessage();
        assertTrue(said.contains(sentence), said);
    }

    @Test
    void fieldsHaveNamesAndValues() throws IOException {
        assertEquals(
                Map.of("age", "45", "sex", "female", "site", "lower leg", "note", "a=b"),
                read("age: 45, sex=female,site : lower leg ,note: a=b"));
        assertEquals(Map.of(), read(" "));
        failure("old is no field and value", "age: 45, old");
        failure("age= is no field and value", "age=");
        failure("fields has age twice", "age: 45, age: 46");
    }

    /** ImageJ would take the value inside the brackets for the input of that name. */
    @Test
    void whatAMacroWouldTakeForAnInputIsRefused() throws IOException {
        assertEquals("Heine]", Macro.getValue("fields=[device=Heine] device=cpu", "device", null));
        failure("write a colon, device: ...", "device=Heine");
        failure("write a colon, device: ...", "my_device=Heine");
        assertEquals("cpu", Macro.getValue("fields=[device: Heine] device=cpu", "device", null));
        assertEquals(Map.of("device", "Heine"), read("device: Heine"));
        assertEquals(Map.of("mydevice", "Heine"), read("mydevice=Heine"));
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        final String said = assertThrows(
                        IllegalArgumentException.class, () -> KnownMetadata.read("nowhere.csv", "", INPUTS))
                .getMessage();
        assertTrue(said.contains("check the parameter metadata_table"), said);
    }
}
