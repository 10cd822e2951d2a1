package dev.cachelens.ide.inspection;

/** The rule {@code cache-stage-path}. */
final class CacheStagePathInspection extends DockerfileInspection {

    CacheStagePathInspection() {
        super("cache-stage-path");
    }
}
