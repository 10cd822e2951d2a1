package dev.cachelens.ide.inspection;

/** The rule {@code cache-mount-artifact-use}. */
final class CacheMountArtifactUseInspection extends DockerfileInspection {

    CacheMountArtifactUseInspection() {
        super("cache-mount-artifact-use");
    }
}
