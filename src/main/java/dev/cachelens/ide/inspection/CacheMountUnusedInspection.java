package dev.cachelens.ide.inspection;

/** The rule {@code cache-mount-unused}. */
final class CacheMountUnusedInspection extends DockerfileInspection {

    CacheMountUnusedInspection() {
        super("cache-mount-unused");
    }
}
