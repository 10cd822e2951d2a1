package dev.cachelens.project;

/** Cargo would refuse what stands in its files. */
final class ManifestException extends Exception {

    ManifestException(String message) {
        super(message);
    }
}
