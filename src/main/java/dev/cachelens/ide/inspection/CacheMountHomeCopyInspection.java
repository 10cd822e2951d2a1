package dev.cachelens.ide.inspection;

/** The rule {@code cache-mount-home-copy}. */
final class CacheMountHomeCopyInspection extends DockerfileInspection {

    CacheMountHomeCopyInspection() {
        super("cache-mount-home-copy");
    }
}
