package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison on generated cells. */
class EvidenceCommandTest {

    @Test
    void gradCamFindsMoreEvidenceThanChance() {
        final CommandLineRun run = CommandLineRun.of(
                "evidence",
                "--fast",
                "--cells",
                "15",
                "--method",
                "grad-cam",
                "--layer",
                "layer2,layer1",
                "--by-class");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("15 generated cells of seed 77, 15 of them classified right"), run.out());
        final List<String> rows =
                run.out().lines().filter(l -> l.contains("  all  ")).toList();
        assertEquals(4, rows.size(), run.out());
        assertTrue(rows.get(0).startsWith("grad-cam at layer2.3.relu_1"), run.out());
        assertTrue(rows.get(1).startsWith("random-map"), run.out());
        assertTrue(rows.get(2).startsWith("centre-blob"), run.out());
        assertTrue(rows.get(3).startsWith("grad-cam at layer1.2.relu_1"), run.out());
        final double random = mass(rows.get(1));
        assertTrue(mass(rows.get(0)) > 1.5 * random, run.out());
        assertEquals(
                4,
                run.out()
                        .lines()
                        .filter(l -> l.contains("  pyknotic-nucleus  "))
                        .count(),
                run.out());
    }

    @Test
    void offCentreTheEvidenceIsNoMoreWhereABlobIs() {
        final CommandLineRun run = CommandLineRun.of(
                "evidence",
                "--fast",
                "--cells",
                "15",
                "--method",
                "layer-cam",
                "--layer",
                "layer1",
                "--off-centre",
                "20");
        assertEquals(0, run.status(), run.err());
        final List<String> rows =
                run.out().lines().filter(l -> l.contains("  all  ")).toList();
        assertTrue(rows.get(0).startsWith("layer-cam") && rows.get(2).startsWith("centre-blob"), run.out());
        assertTrue(mass(rows.get(0)) > 1.2 * mass(rows.get(2)), run.out());
    }

    @Test
    void drawnNucleiHoldMoreOfTheEvidenceThanChance() {
        final CommandLineRun run = CommandLineRun.of(
                "evidence",
                "--fast",
                "--cells",
                "1",
                "--method",
                "lime",
                "--superpixels",
                "grid,rois",
                "--hide",
                "mirror");
        assertEquals(0, run.status(), run.err());
        final List<String> rows =
                run.out().lines().filter(l -> l.contains("  all  ")).toList();
        assertTrue(rows.get(0).startsWith("lime on grid") && rows.get(1).startsWith("lime on rois"), run.out());
        assertTrue(mass(rows.get(1)) > 2 * mass(rows.get(2)), run.out());
    }

    private static double mass(final String row) {
        return Double.parseDouble(row.split("  +")[2]);
    }

    @Test
    void noCellsAreRefused() {
        final CommandLineRun run = CommandLineRun.of("evidence", "--cells", "0");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--cells"), run.err());
    }
}
