package dev.cachelens.ide.inspection;

/** The rule {@code cargo-clean-profile}. */
final class CargoCleanProfileInspection extends DockerfileInspection {

    CargoCleanProfileInspection() {
        super("cargo-clean-profile");
    }
}
