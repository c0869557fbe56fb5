package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    static Set<String> commands() {
        return Stream.of(Main.class.getAnnotation(Command.class).subcommands())
                .map(c -> c.getAnnotation(Command.class).name())
                .collect(Collectors.toSet());
    }

    @Test
    void helpListsEveryCommandOnce() {
        final CommandLineRun help = CommandLineRun.of("--help");
        assertEquals(0, help.status());
        assertTrue(
                commands().containsAll(Set.of("classify", "train", "models", "summary", "engine", "demo", "phantom")));
        for (final String command : commands())
            assertEquals(
                    1,
                    help.lines().stream()
                            .filter(l -> l.startsWith("  " + command + " "))
                            .filter(l -> !l.contains("explicell"))
                            .count(),
                    command + " in\n" + help.out());
        assertEquals(help.out(), CommandLineRun.of().out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(final String command) {
        final CommandLineRun help = CommandLineRun.of(command, "--help");
        assertEquals(0, help.status());
        assertTrue(help.out().startsWith("Usage: explicell " + command), help.out());
        assertTrue(help.out().contains("--debug"), help.out());
        assertTrue(help.lines().stream()
                .allMatch(l -> l.length() <= CommandLine.Model.UsageMessageSpec.DEFAULT_USAGE_WIDTH));
    }

    @Test
    void wrongArgumentsAreASentenceAndStatus2() {
        for (final String[] arguments : List.of(
                new String[] {"clasify"},
                new String[] {"summary"},
                new String[] {"summary", "resnet50", "--size", "0"},
                new String[] {"classify", "--model", "m", "--device", "tpu", "a.tif"},
                new String[] {"classify", "--model", "m", "--precision", "half", "a.tif"},
                new String[] {"classify", "--model", "m", "--range", "5", "a.tif"},
                new String[] {"classify", "--model", "m", "--range", "9,1", "a.tif"},
                new String[] {"classify", "--model", "m", "--channels", "1,2", "a.tif"},
                new String[] {"classify", "--model", "m", "--channels", "-1", "a.tif"},
                new String[] {"classify", "--model", "m", "--series", "-1", "a.tif"},
                new String[] {"classify", "--model", "m", "--slices", "--whole", "a.tif"},
                new String[] {"classify", "--model", "", "a.tif"},
                new String[] {"classify", "--model", "m", ""},
                new String[] {"train", "--data", "d", "--out", "o", "--architecture", "alexnet"},
                new String[] {"train", "--data", "d", "--out", "o", "--architecture", "resnet50", "--epochs", "many"},
                new String[] {"train", "--data", "d", "--out", "o", "--architecture", "resnet50", "--schedule", "x"},
                new String[] {"train", "--data", "d", "--out", "o", "--architecture", "resnet50", "--margin", "-1"},
                new String[] {"train", "--data", "d", "--out", "o", "--architecture", "resnet50", "--size", "9000"},
                new String[] {"train", "--data", "d", "--out", "/", "--architecture", "resnet50", "--batch", "1"})) {
            final CommandLineRun run = CommandLineRun.of((Object[]) arguments);
            final String message = String.join(" ", arguments) + "\n" + run.err();
            assertEquals(Main.USAGE, run.status(), message);
            assertEquals("", run.out(), message);
            final String first = run.err().lines().findFirst().orElse("");
            assertTrue(first.startsWith("explicell: ") && first.endsWith("."), message);
        }
    }

    @Test
    void whatFailsIsASentenceAndStatus1() {
        for (final String[] arguments : List.of(
                new String[] {"summary", "alexnet"},
                new String[] {"models", "check", "no-such-model"},
                new String[] {"classify", "--model", "no-such-model", "a.tif"},
                new String[] {"demo", "--images", "no-such-folder"},
                new String[] {"train", "--data", "no-such-data", "--out", "o", "--architecture", "resnet50"})) {
            final CommandLineRun run = CommandLineRun.of((Object[]) arguments);
            final String message = String.join(" ", arguments) + "\n" + run.err();
            assertEquals(Main.FAILED, run.status(), message);
            assertEquals(1, run.err().lines().count(), message);
            assertTrue(run.err().matches("explicell: .*(no-such|alexnet).*\\.\\R"), message);
        }
    }

    @Test
    void anArchitectureThatIsNotThereIsAWrongArgument() {
        final CommandLineRun run =
                CommandLineRun.of("train", "--data", "no-such-data", "--out", "o", "--architecture", "alexnet");
        assertEquals(Main.USAGE, run.status());
        assertTrue(run.err().startsWith("explicell: There is no architecture named alexnet; there are "), run.err());
    }

    @Test
    void aWrongNumberIsNamedWithoutJavasTypes() {
        final String whole = CommandLineRun.of("classify", "--model", "m", "--batch", "99999999999", "a.tif")
                .err();
        assertTrue(whole.contains("'99999999999' is not a whole number."), whole);
        final String margin = CommandLineRun.of(
                        "train", "--data", "d", "--out", "o", "--architecture", "resnet50", "--margin", "-1")
                .err();
        assertTrue(margin.contains("margin around the region of -1.0 is not possible"), margin);
    }

    @Test
    void engineMeasuresEachPrecisionAndBatch() {
        final CommandLineRun run = CommandLineRun.of("engine", "mobilenet_v3_small", "--size", "32");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.lines().get(0).matches("libtorch: \\d+\\.\\d+\\.\\d+, .*"), run.out());
        for (final String row : List.of("float32 +1", "float32 +8", "bfloat16 +1", "bfloat16 +8"))
            assertEquals(
                    1,
                    run.lines().stream()
                            .filter(l -> l.matches("cpu +" + row + " +[\\d.]+ +[\\d.]+"))
                            .count(),
                    row + " in\n" + run.out());
    }

    @Test
    void versionIsTheBuilds() {
        final String version = CommandLineRun.of("--version").out();
        assertTrue(version.matches("Explicell \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?, Java .*\\R"), version);
    }

    @Test
    void debugAddsTheStackTrace() {
        final CommandLineRun run = CommandLineRun.of("summary", "alexnet", "--debug");
        assertTrue(run.err().contains("\tat io.github.explicell"), run.err());
    }

    @Test
    void summaryEndsWithTheNumberOfParameters() {
        // torchvision's and timm's own counts
        assertEquals(
                "parameters 25557032", CommandLineRun.of("summary", "resnet50").lastLine());
        assertEquals(
                "parameters 3504872",
                CommandLineRun.of("summary", "mobilenet_v2").lastLine());
        assertEquals(
                "parameters 2236682",
                CommandLineRun.of("summary", "mobilenet_v2", "--classes", "10").lastLine());
        final String at64 =
                CommandLineRun.of("summary", "resnet50", "--size", "64").out();
        assertTrue(at64.lines().anyMatch(l -> l.matches("layer4\\.2\\.relu_2 .*2048 x 2 x 2.*")), at64);
    }

    @Test
    void summaryShowsTheProgram() {
        final String code = CommandLineRun.of("summary", "resnet50", "--code").out();
        assertTrue(code.contains("def forward(self") && code.contains("# layer1.0.add:"), code);
    }
}
