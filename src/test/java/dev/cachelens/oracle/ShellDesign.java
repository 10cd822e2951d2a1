package dev.cachelens.oracle;

import java.util.List;
import java.util.Optional;

/** Where our reading of a script differs from mvdan's on purpose. */
final class ShellDesign {

    private ShellDesign() {
    }

    /** Why all of these differences are meant; empty where one of them is not. */
    static Optional<String> reason(String text, List<String> differences) {
        return Optional.empty();
    }
}
