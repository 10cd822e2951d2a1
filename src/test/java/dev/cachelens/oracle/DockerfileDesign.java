package dev.cachelens.oracle;

import java.util.List;
import java.util.Optional;

/** Where our reading of a Dockerfile differs from BuildKit's on purpose. */
final class DockerfileDesign {

    private DockerfileDesign() {
    }

    /** Why all of these differences are meant; empty where one of them is not. */
    static Optional<String> reason(String text, List<String> differences) {
        return Optional.empty();
    }
}
