package dev.cachelens.model;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where Python packages are installed: into a virtual environment, the system's, or the user's own. */
final class PythonEnvironment {

    private PythonEnvironment() {
    }

    /**
     * Packages and their programs were added to the environment that a program runs in, whichever of the possible ones that is.
     */
    static void packagesAdded(Invocation invocation, Effects effects) {
        for (ImagePath prefix : prefixes(invocation)) {
            effects.contentsAdded(Optional.of(prefix));
        }
        effects.cached(invocation.step().home());
    }

    private static Set<ImagePath> prefixes(Invocation invocation) {
        Set<ImagePath> prefixes = new LinkedHashSet<>();
        prefixes.add(ImagePath.of("/usr"));
        Optional<ImagePath> program = invocation.program().text().indexOf('/') < 0 ? Optional.empty()
                : invocation.resolve(invocation.program().text());
        program.filter(path -> path.parent().name().equals("bin")).ifPresent(path -> prefixes.add(path.parent().parent()));
        for (String variable : new String[] {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT", "CONDA_PREFIX", "PYTHONUSERBASE"}) {
            invocation.variable(variable).filter(value -> value.startsWith("/"))
                    .ifPresent(value -> prefixes.add(ImagePath.of(value)));
        }
        String path = invocation.variable("PATH").orElse("");
        int start = 0;
        while (start < path.length()) {
            int colon = path.indexOf(':', start);
            int end = colon < 0 ? path.length() : colon;
            String folder = path.substring(start, end);
            if (folder.startsWith("/") && folder.endsWith("/bin") && folder.length() > "/bin".length()) {
                prefixes.add(ImagePath.of(folder).parent());
            }
            start = end + 1;
        }
        return prefixes;
    }
}
