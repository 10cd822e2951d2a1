package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules of Python that are commands of their own, {@code venv} and {@code pip}; any other script may do anything. */
final class PythonModel implements CommandModel {

    @Override
    public boolean knows(Invocation invocation) {
        return module(invocation).isPresent();
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        List<Argument> arguments = arguments(invocation);
        if (module(invocation).orElseThrow().equals("pip")) {
            PipModel.run(invocation, arguments, effects);
            return;
        }
        Options options = Options.of(arguments, Set.of("prompt", "p", "python"));
        if (options.isUncertain()) {
            effects.anything();
        } else {
            options.operands().forEach(folder -> effects.filledFolder(invocation.resolve(folder.text())));
        }
    }

    /** The module behind {@code -m}, if it is one that is known. */
    private static Optional<String> module(Invocation invocation) {
        List<Argument> arguments = invocation.arguments();
        boolean module = arguments.size() > 1 && arguments.get(0).text().equals("-m");
        return module ? Optional.of(arguments.get(1).text()).filter(Set.of("pip", "venv", "virtualenv")::contains)
                : Optional.empty();
    }

    private static List<Argument> arguments(Invocation invocation) {
        return invocation.arguments().subList(2, invocation.arguments().size());
    }
}
