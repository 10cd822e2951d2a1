package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code make}, {@code ninja} and their like: they run the project's own rules, which work in the folder that they are started
 * in, in folders that the command line names, and where programs are installed when that is asked for.
 */
final class MakeModel implements CommandModel {

    private static final List<String> SYSTEM = List.of("/usr", "/opt", "/etc", "/lib", "/bin", "/sbin", "/var");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("C", "directory", "f", "file", "j", "jobs", "I", "k", "l"));
        Optional<ImagePath> folder = options.value("C", "directory").map(path -> invocation.resolve(path.text()))
                .orElse(invocation.directory());
        effects.contentsChanged(folder);
        boolean installs = false;
        for (Argument operand : options.operands()) {
            int equals = operand.text().indexOf('=');
            String value = operand.text().substring(equals + 1);
            if (equals > 0 && (value.indexOf('/') >= 0 || !operand.isKnown())) {
                effects.maybeExists(ImagePath.resolve(folder, value));
            }
            installs |= equals < 0 && (operand.text().contains("install") || !operand.isKnown());
        }
        if (installs) {
            installed(invocation, effects);
        }
    }

    /** What an install step of unknown scope may touch. */
    static void installed(Invocation invocation, Effects effects) {
        for (String folder : SYSTEM) {
            effects.contentsAdded(Optional.of(ImagePath.of(folder)));
        }
        effects.cached(invocation.step().home());
        for (String variable : List.of("DESTDIR", "PREFIX", "CMAKE_INSTALL_PREFIX")) {
            invocation.variable(variable).filter(value -> !value.isEmpty() && !value.equals(Text.UNKNOWN))
                    .ifPresent(value -> effects.maybeExists(invocation.resolve(value)));
        }
    }
}
