package dev.cachelens.ide.inspection;

/** The rule {@code dummy-source-not-rebuilt}. */
final class DummySourceNotRebuiltInspection extends DockerfileInspection {

    DummySourceNotRebuiltInspection() {
        super("dummy-source-not-rebuilt");
    }
}
