package io.github.explicell;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.explicell.network.Offender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom; docs/architecture.md says it in words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "io.github.explicell";

    /** Package to the packages it may use beside itself; nothing else is allowed. */
    private static final Map<String, List<String>> ARROWS = arrows();

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map<String, List<String>> arrows() {
        final Map<String, List<String>> arrows = new LinkedHashMap<>();
        arrows.put("files", List.of());
        arrows.put("network", List.of());
        arrows.put("image", List.of("files"));
        arrows.put("phantom", List.of("image", "files"));
        arrows.put("engine", List.of("network", "files"));
        arrows.put("model", List.of("network", "engine", "image", "files"));
        arrows.put("classify", List.of("image", "network", "engine", "model", "files"));
        arrows.put("explain", List.of("image", "network", "engine", "model", "classify", "files"));
        arrows.put("train", List.of("image", "network", "engine", "model", "classify", "files"));
        arrows.put("view", List.of("image", "classify", "explain", "train", "files"));
        final List<String> libraries = List.copyOf(arrows.keySet());
        arrows.put("command", libraries);
        arrows.put("site", List.of("files"));
        arrows.put("cli", Stream.concat(libraries.stream(), Stream.of("site")).toList());
        return arrows;
    }

    static Stream<String> packages() {
        return ARROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(final String name) {
        arrowsFrom(name).check(classes);
    }

    @Test
    void everyClassIsInAPackageOfTheList() {
        for (final JavaClass c : classes) {
            final String inner = c.getPackageName().substring(ROOT.length());
            assertTrue(!inner.isEmpty() && ARROWS.containsKey(inner.substring(1).split("\\.")[0]), c.getName());
        }
        assertTrue(classes.size() > 100, "only " + classes.size() + " classes were found");
    }

    @Test
    void imageJStaysWhereItIsReadAndShown() {
        noImageJ().check(classes);
    }

    @Test
    void djlStaysWhereTensorsAre() {
        noDjl().check(classes);
    }

    /** What DJL makes of the number there may be collected before the backward pass reads it; see engine.Recorded. */
    @Test
    void lossesLeaveArithmeticWithNumbersToRecorded() {
        noNumbersIn(resideInAPackage(ROOT + ".train.loss..")).check(classes);
    }

    @Test
    void offendersAreFound() {
        final JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertFinds(arrowsFrom("network"), offender, "Hashes");
        assertFinds(noImageJ(), offender, "ImagePlus");
        assertFinds(noDjl(), offender, "NDArray");
        assertFinds(noNumbersIn(DescribedPredicate.alwaysTrue()), offender, "NDArray.mul");
    }

    private static void assertFinds(final ArchRule rule, final JavaClasses offender, final String what) {
        final AssertionError e = assertThrows(AssertionError.class, () -> rule.check(offender));
        assertTrue(e.getMessage().contains("Offender") && e.getMessage().contains(what), e.getMessage());
    }

    // -- Rules --

    private static ArchRule arrowsFrom(final String name) {
        final Stream<String> allowed = Stream.concat(Stream.of(name), ARROWS.get(name).stream());
        return noClasses()
                .that(in(name))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(in(allowed.toArray(String[]::new)))));
    }

    private static ArchRule noImageJ() {
        return noClasses()
                .that(not(in("command", "image", "view")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ij..");
    }

    private static ArchRule noDjl() {
        return noClasses()
                .that(not(in("engine", "explain", "train")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..");
    }

    private static ArchRule noNumbersIn(final DescribedPredicate<? super JavaClass> recorded) {
        return noClasses()
                .that(recorded)
                .should()
                .callMethod(NDArray.class, "mul", Number.class)
                .orShould()
                .callMethod(NDArray.class, "div", Number.class)
                .orShould()
                .callMethod(NDArray.class, "pow", Number.class)
                .orShould()
                .callMethod(NDArray.class, "maximum", Number.class)
                .orShould()
                .callMethod(NDArray.class, "minimum", Number.class);
    }

    private static DescribedPredicate<JavaClass> in(final String... names) {
        return resideInAnyPackage(
                Stream.of(names).map(n -> ROOT + "." + n + "..").toArray(String[]::new));
    }
}
