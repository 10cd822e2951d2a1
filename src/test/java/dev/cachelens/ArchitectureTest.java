package dev.cachelens;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Test;

/** The table of packages in ARCHITECTURE.md: which may use which. */
public class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cachelens");

    @Test
    public void syntaxUsesTheJdkOnly() {
        classes().that().resideInAPackage("dev.cachelens.syntax..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.cachelens.syntax..", "java..")
                .check(CLASSES);
    }

    @Test
    public void projectUsesSyntax() {
        assertUses("project", "syntax");
    }

    @Test
    public void modelUsesSyntaxAndProject() {
        assertUses("model", "syntax", "project");
    }

    @Test
    public void ruleUsesModelProjectAndSyntax() {
        assertUses("rule", "model", "project", "syntax");
    }

    @Test
    public void commandLineDoesWithoutTheIde() {
        assertUses("cli", "rule", "model", "project", "syntax");
    }

    @Test
    public void ideDoesWithoutTheCommandLine() {
        assertUses("ide", "rule", "model", "project", "syntax");
    }

    @Test
    public void onlyTheIdePackageKnowsThePlatform() {
        noClasses().that().resideOutsideOfPackage("dev.cachelens.ide..")
                .should().dependOnClassesThat().resideInAnyPackage("com.intellij..", "org.jetbrains..")
                .check(CLASSES);
    }

    @Test
    public void onlyTheCommandLineKnowsPicocli() {
        noClasses().that().resideOutsideOfPackage("dev.cachelens.cli..")
                .should().dependOnClassesThat().resideInAnyPackage("picocli..")
                .check(CLASSES);
    }

    private static void assertUses(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "dev.cachelens." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "dev.cachelens." + others[i] + "..";
        }
        noClasses().that().resideInAPackage(allowed[0])
                .should().dependOnClassesThat(resideInAnyPackage("dev.cachelens..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }
}
