package dev.cachelens.project;

import java.util.Optional;

/** Reads manifests as cargo does. */
final class Cargo {

    private final Files files;

    Cargo(Files files) {
        this.files = files;
    }

    Optional<CargoPackage> read(String folder) {
        return Optional.empty();
    }
}
