package dev.cachelens.ide.inspection;

/** The rule {@code remove-from-root}. */
final class RemoveFromRootInspection extends DockerfileInspection {

    RemoveFromRootInspection() {
        super("remove-from-root");
    }
}
