package dev.cachelens.ide.inspection;

/** The rule {@code cache-mount-shadows-layer}. */
final class CacheMountShadowsLayerInspection extends DockerfileInspection {

    CacheMountShadowsLayerInspection() {
        super("cache-mount-shadows-layer");
    }
}
