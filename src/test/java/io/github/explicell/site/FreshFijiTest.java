package io.github.explicell.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.command.ClassifyCommand;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the manifest ships is enough for a newcomer: an update site is built, unpacked into an empty folder as the updater
 * would, and a Java process whose class path has nothing but what came from there and what Fiji itself has goes through
 * docs/first-classification.md, offline, with the libtorch that it unpacks.
 */
class FreshFijiTest {

    /** What every Fiji has, by the names of its jars, in the versions that the build resolves for it. */
    private static final Pattern FIJIS =
            Pattern.compile("(ij|scijava-common|parsington|imglib2|gson|jna|slf4j-api|commons-compress)-\\d.*\\.jar");
    /** What the build puts into our jar under another name. */
    private static final Pattern WITHIN = Pattern.compile("(commons-csv|commons-io|commons-codec)-\\d.*\\.jar");

    @TempDir
    private Path folder;

    @Test
    void theFirstUseWorksOffline() throws Exception {
        final Manifest manifest = Manifest.read(Path.of("plugins-manifest/manifest.json"), ProjectProperties.read());
        final String platform = Platform.current();
        final Path project = project();
        final Shipment shipment = new Shipment(
                manifest, project, MavenFiles.standard(), folder.resolve("natives"), ProjectProperties.read());
        Assumptions.assumeTrue(
                shipment.missing(List.of(platform)).isEmpty(), "skipped: jars are missing in Maven's repository");
        final UpdateSite site = new UpdateSite(folder.resolve("site"), manifest);
        site.publish(shipment.files(List.of(platform)), Instant.now(), line -> {});
        final Path fiji = folder.resolve("Fiji");
        for (final ShippedFile file : site.offered()) {
            final Path target = fiji.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.move(file.file(), target);
        }
        final String said = run(fiji);
        assertTrue(
                said.contains("dialog: Takes the overlay (15 regions). Models: phantom-cells.")
                        && said.contains("classified: 15\n")
                        && said.contains("kept: true\n")
                        && said.contains("explained: 30\n")
                        && said.contains("phantom-2026-01 montage")
                        && said.contains("removed: true\n")
                        && !said.contains("canceled"),
                said);
        final Matcher right = Pattern.compile("right: (\\d+)").matcher(said);
        assertTrue(right.find() && Integer.parseInt(right.group(1)) >= 12, said);
        final Matcher libtorch = Pattern.compile("libtorch: (.*)").matcher(said);
        assertTrue(libtorch.find(), said);
        assertEquals(
                fiji.resolve("lib").resolve(platform).resolve("explicell"),
                Path.of(libtorch.group(1).strip()).getParent());
    }

    /** The project with a jar of its classes; what is in the jar beside them is added to the class path in its place. */
    private Path project() throws IOException, URISyntaxException {
        final Path project = Files.createDirectory(folder.resolve("project"));
        for (final String name : List.of("models", "macros", "scripts", "test-images", "plugins-manifest", "LICENSE"))
            Files.createSymbolicLink(project.resolve(name), Path.of(name).toAbsolutePath());
        final Path jar = project.resolve("target")
                .resolve("explicell-" + ProjectProperties.read().get("version") + ".jar");
        Files.createDirectories(jar.getParent());
        final Path classes = Path.of(ClassifyCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (final Path file : files) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return project;
    }

    private String run(final Path fiji) throws IOException, InterruptedException {
        final List<String> path = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(fiji)) {
            walk.filter(file -> file.toString().endsWith(".jar")).forEach(jar -> path.add(jar.toString()));
        }
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> FIJIS.matcher(Path.of(jar).getFileName().toString())
                                .matches()
                        || WITHIN.matcher(Path.of(jar).getFileName().toString()).matches())
                .forEach(path::add);
        final Path probe = folder.resolve("probe/io/github/explicell/site/FreshFiji.class");
        Files.createDirectories(probe.getParent());
        Files.copy(Path.of("target/test-classes/io/github/explicell/site/FreshFiji.class"), probe);
        path.add(folder.resolve("probe").toString());
        final Path log = folder.resolve("log");
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Dplugins.dir=" + fiji,
                        "-Duser.home=" + Files.createDirectory(folder.resolve("home")),
                        "-Djava.util.prefs.userRoot=" + folder.resolve("preferences"),
                        "-cp",
                        String.join(File.pathSeparator, path),
                        FreshFiji.class.getName(),
                        fiji.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it ends");
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
