package io.github.explicell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a project of its own, with a Java and a Maven that only tell what they were asked for. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "VERSION" 2025-01-01' >&2; exit; fi
            pwd
            for argument; do echo "<$argument>"; done
            exit 7
            """;

    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$*" >>"$CALLS"
            mkdir -p target/classes/io/github/explicell/cli
            for argument; do case $argument in
            -Dmdep.outputFile=*) printf %s "$CALLS" >"${argument#*=}" ;;
            verify) echo 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s'
            	echo '[INFO] Tests run: 12, Failures: 1, Errors: 0, Skipped: 2'; echo '[INFO] Building jar'; exit 3 ;;
            esac; done
            """;

    private record Outcome(int status, String out, String err) {}

    @TempDir
    private Path temporary;

    private Path project;
    private Path calls;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(temporary.resolve("a project"));
        calls = Files.createFile(temporary.resolve("calls"));
        Files.copy(
                Path.of("explicell"), project.resolve("explicell"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(Files.createDirectories(project.resolve("src/main")).resolve("Source.java"), "one");
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        tool("jdk/bin/java", JAVA.replace("VERSION", "21.0.1"));
        tool("jdk/bin/javac", "#!/bin/sh\n");
        tool("bin/mvn", MAVEN);
    }

    private void tool(final String path, final String script) throws IOException {
        final Path file = temporary.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Outcome run(final String... arguments) throws IOException, InterruptedException {
        final Path out = temporary.resolve("out");
        final Path err = temporary.resolve("err");
        final ProcessBuilder process = new ProcessBuilder(
                Stream.concat(Stream.of(project.resolve("explicell").toString()), Stream.of(arguments))
                        .toList());
        process.directory(temporary.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        process.environment().put("JAVA_HOME", temporary.resolve("jdk").toString());
        process.environment().put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
        process.environment().put("CALLS", calls.toString());
        final int status = process.start().waitFor();
        return new Outcome(status, read(out), read(err));
    }

    private static String read(final Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void runsWhereItIsCalledWithArgumentsAsTheyAre() throws Exception {
        final Outcome outcome = run("classify", "two words", "", "*", "$HOME", "-x=\"y\"");
        final List<String> lines = outcome.out().lines().toList();
        assertEquals(temporary.toRealPath().toString(), lines.get(0));
        final int main = lines.indexOf("<io.github.explicell.cli.Main>");
        assertEquals(
                List.of("<classify>", "<two words>", "<>", "<*>", "<$HOME>", "<-x=\"y\">"),
                lines.subList(main + 1, lines.size()));
        assertTrue(lines.contains("<-Dexplicell.home=" + project.toRealPath() + ">"), outcome.out());
        assertEquals(7, outcome.status());
    }

    @Test
    void buildsOnlyWhenSourcesChanged() throws Exception {
        run("summary");
        final String first = read(calls);
        assertTrue(first.contains("compile"), first);
        final Outcome second = run("summary");
        assertEquals(first, read(calls));
        assertEquals("", second.err());
        Files.writeString(project.resolve("src/main/Source.java"), "two");
        run("summary");
        assertEquals(2, read(calls).lines().filter(l -> l.contains(" compile ")).count(), read(calls));
    }

    @Test
    void testsEndWithTheirSumAndStatus() throws Exception {
        final Outcome outcome = run("test", "-Dtest=Some");
        assertEquals(3, outcome.status());
        assertTrue(outcome.out().endsWith("\nTests run: 12, Failures: 1, Errors: 0, Skipped: 2\n"), outcome.out());
        assertTrue(read(calls).contains("verify -Dtest=Some"), read(calls));
    }

    @Test
    void benchmarksAreBuiltAndRunWithTheirPython() throws Exception {
        assertTrue(run("bench").err().contains("There are no benchmarks here"));
        Files.createDirectories(project.resolve("benchmarks/src"));
        Files.createDirectories(project.resolve("src/test/java"));
        Files.writeString(project.resolve("benchmarks/requirements.txt"), "torch==1");
        tool(
                "bin/python3",
                """
                #!/bin/sh
                echo "python $*" >>"$CALLS"
                mkdir -p "$3/bin"
                printf '#!/bin/sh\necho "pip $*" >>"$CALLS"\n' >"$3/bin/python"
                chmod +x "$3/bin/python"
                """);
        run("bench", "--help");
        assertTrue(read(calls).contains(" test-compile "), read(calls));
        assertFalse(read(calls).contains("pip "), read(calls));
        final Outcome outcome = run("bench", "inference", "--batch", "8");
        final List<String> lines = outcome.out().lines().toList();
        final int main = lines.indexOf("<io.github.explicell.benchmark.Bench>");
        assertEquals(List.of("<inference>", "<--batch>", "<8>"), lines.subList(main + 1, lines.size()));
        assertTrue(outcome.out().contains("<-Dexplicell.python=" + project.toRealPath() + "/"), outcome.out());
        assertTrue(read(calls).contains("install"), read(calls));
        run("bench", "inference");
        assertEquals(1, read(calls).lines().filter(l -> l.startsWith("pip ")).count(), read(calls));
        assertEquals(
                1, read(calls).lines().filter(l -> l.contains(" test-compile ")).count(), read(calls));
    }

    @Test
    void theBenchmarkOfEvidenceIsACommandOfTheProgram() throws Exception {
        final List<String> lines =
                run("bench", "evidence", "--cells", "3").out().lines().toList();
        final int main = lines.indexOf("<io.github.explicell.cli.Main>");
        assertTrue(main > 0, lines.toString());
        assertEquals(List.of("<evidence>", "<--cells>", "<3>"), lines.subList(main + 1, lines.size()));
    }

    @Test
    void anOldJavaIsASentence() throws Exception {
        for (final String version : List.of("11.0.2", "1.8.0_392")) {
            tool("jdk/bin/java", JAVA.replace("VERSION", version));
            final Outcome outcome = run("summary");
            assertEquals(1, outcome.status());
            assertEquals("", outcome.out());
            assertTrue(outcome.err().startsWith("explicell: Java 17 or newer is needed"), outcome.err());
            assertEquals(1, outcome.err().lines().count());
        }
    }

    @Test
    void withoutAJdkItSaysSo() throws Exception {
        Files.delete(temporary.resolve("jdk/bin/javac"));
        final Outcome outcome = run("summary");
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("install the JDK"), outcome.err());
        assertFalse(Files.exists(project.resolve("target")));
    }

    @Test
    void withoutBioFormatsItSaysSo() throws Exception {
        tool("bin/mvn", "#!/bin/sh\nexit 1\n");
        tool("bin/python3", "#!/bin/sh\nexit 1\n");
        tool("bin/python", "#!/bin/sh\nexit 1\n");
        final Outcome outcome = run("summary");
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("Bio-Formats could not be had"), outcome.err());
    }
}
