package io.github.explicell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The Javadoc of all that is public or protected is whole: each parameter, result and exception is there. */
class JavadocTest {

    /** That a class is the JDK's own is no matter of its Javadoc. */
    private static final String OTHER = "compiler.warn.sun.proprietary";

    @Test
    void nothingIsMissing() throws IOException {
        final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Assumptions.assumeTrue(javac != null, "skipped: this Java has no compiler");
        final List<Path> sources;
        try (Stream<Path> walk = Files.walk(Path.of("src/main/java"))) {
            sources = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        final DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, null)) {
            final List<String> options = List.of(
                    "-Xdoclint:all/protected",
                    "-Xlint:none",
                    "-Xmaxwarns",
                    "1000",
                    "-proc:none",
                    "-classpath",
                    System.getProperty("java.class.path"));
            final JavacTask task = (JavacTask)
                    javac.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.analyze();
        }
        assertEquals(
                List.of(),
                found.getDiagnostics().stream()
                        .filter(d -> d.getSource() != null && !OTHER.equals(d.getCode()))
                        .map(d -> d.getSource().getName() + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
                        .toList());
    }
}
