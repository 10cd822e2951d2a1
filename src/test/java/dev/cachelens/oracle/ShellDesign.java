package dev.cachelens.oracle;

import java.util.List;
import java.util.Optional;

/** Where our reading of a script differs from mvdan's on purpose. */
final class ShellDesign {

    private ShellDesign() {
    }

    /** Why all of these differences are meant; empty where one of them is not. */
    static Optional<String> reason(String text, List<String> differences) {
        String first = differences.get(0);
        if (first.startsWith("accepted, what mvdan refuses") && differences.size() == 1 && RealShells.accept(text)) {
            return Optional.of("bash or dash accepts what mvdan refuses");
        }
        if (first.startsWith("refused, what mvdan accepts") && !RealShells.accept(text)) {
            return Optional.of("neither bash nor dash accepts what mvdan does");
        }
        return Optional.empty();
    }
}
