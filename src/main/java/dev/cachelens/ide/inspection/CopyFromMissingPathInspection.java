package dev.cachelens.ide.inspection;

/** The rule {@code copy-from-missing-path}. */
final class CopyFromMissingPathInspection extends DockerfileInspection {

    CopyFromMissingPathInspection() {
        super("copy-from-missing-path");
    }
}
