package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sed}, which rewrites the files that it is given when asked to edit in place. */
final class EditingCommands implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("e", "expression", "f", "file", "l", "line-length");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        boolean inPlace = options.has("in-place", "i");
        if (!inPlace) {
            return;
        }
        List<Argument> operands = options.operands();
        boolean scriptFirst = !options.has("e", "expression", "f", "file") && !operands.isEmpty();
        for (Argument file : scriptFirst ? operands.subList(1, operands.size()) : operands) {
            Optional<ImagePath> path = invocation.resolve(file.text());
            if (path.isPresent() && path.get().isKnown()) {
                effects.file(path);
            } else {
                effects.contentsAdded(path);
            }
        }
    }
}
