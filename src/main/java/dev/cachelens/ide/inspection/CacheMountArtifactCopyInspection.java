package dev.cachelens.ide.inspection;

/** The rule {@code cache-mount-artifact-copy}. */
final class CacheMountArtifactCopyInspection extends DockerfileInspection {

    CacheMountArtifactCopyInspection() {
        super("cache-mount-artifact-copy");
    }
}
