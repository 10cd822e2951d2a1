package dev.cachelens.ide.inspection;

/** The rule {@code useless-suppression}. */
final class UselessSuppressionInspection extends DockerfileInspection {

    UselessSuppressionInspection() {
        super("useless-suppression");
    }
}
