package dev.cachelens.ide.inspection;

/** The rule {@code entrypoint-not-copied}. */
final class EntrypointNotCopiedInspection extends DockerfileInspection {

    EntrypointNotCopiedInspection() {
        super("entrypoint-not-copied");
    }
}
