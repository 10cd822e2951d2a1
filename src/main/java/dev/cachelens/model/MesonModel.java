package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What meson writes: its build tree, and on request what it installs ({@code mesonbuild.com/Commands.html}). */
final class MesonModel implements CommandModel {

    private static final Set<String> COMMANDS = Set.of("setup", "compile", "install", "test", "configure", "introspect",
            "subprojects", "wrap", "dist", "devenv", "init");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("C", "D", "prefix", "destdir", "buildtype", "j", "jobs",
                "cross-file", "native-file", "backend", "libdir", "bindir"));
        List<Argument> operands = options.operands();
        boolean named = !operands.isEmpty() && COMMANDS.contains(operands.get(0).text());
        String command = named ? operands.get(0).text() : "setup";
        Optional<ImagePath> tree = options.value("C").map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        if (command.equals("setup")) {
            // The build tree comes first; the sources may follow.
            List<Argument> folders = operands.subList(named ? 1 : 0, operands.size());
            effects.contentsAdded(invocation.directory());
            if (!folders.isEmpty()) {
                effects.filledFolder(invocation.resolve(folders.get(0).text()));
            }
        } else {
            effects.contentsAdded(tree);
        }
        if (command.equals("install")) {
            MakeModel.installed(invocation, effects);
            options.value("destdir").ifPresent(folder -> effects.maybeExists(invocation.resolve(folder.text())));
        }
    }
}
