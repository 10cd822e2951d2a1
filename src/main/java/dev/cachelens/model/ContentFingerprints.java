package dev.cachelens.model;

/**
 * Cargo's unstable mode that compares the contents of sources instead of their times ("checksum-freshness" in the Cargo book).
 * Without the nightly feature, {@code build.fingerprint} alone is ignored.
 */
final class ContentFingerprints {

    private ContentFingerprints() {
    }

    static boolean areOn(CargoCommand command) {
        for (Argument feature : command.values("Z")) {
            if (feature.text().equals("checksum-freshness") || !feature.isKnown()) {
                return true;
            }
        }
        return command.invocation().variable("CARGO_UNSTABLE_CHECKSUM_FRESHNESS")
                .filter(value -> !value.equals("false")).isPresent();
    }
}
