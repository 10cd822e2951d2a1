package dev.cachelens.ide.inspection;

/** The rule {@code legacy-syntax}. */
final class LegacySyntaxInspection extends DockerfileInspection {

    LegacySyntaxInspection() {
        super("legacy-syntax");
    }
}
