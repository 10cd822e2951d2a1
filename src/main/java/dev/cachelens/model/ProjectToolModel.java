package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tool that builds the project in its folder: what it leaves is somewhere in there, in the folders that its options name, and
 * in its caches in the user's home. That holds for bundlers, task runners and the build tools of languages alike.
 */
final class ProjectToolModel implements CommandModel {

    private static final String[] PROJECT = {"C", "cwd", "directory", "project-dir", "working-dir", "root-dir", "package-path"};

    private static final String[] OUTPUT = {"outDir", "outdir", "out-dir", "outfile", "outFile", "out-file", "output-path",
            "output", "dist-dir", "o", "out", "build-path", "scratch-path", "build-dir", "builddir", "installdir",
            "local-bin-path", "prefix", "d", "install-dir", "target-dir"};

    private static final Set<String> WITH_VALUE = Set.of("C", "cwd", "directory", "project-dir", "working-dir", "root-dir",
            "package-path", "outDir", "outdir", "out-dir", "outfile", "outFile", "out-file", "output-path", "output", "dist-dir",
            "o", "out", "build-path", "scratch-path", "build-dir", "builddir", "installdir", "local-bin-path", "prefix", "d",
            "install-dir", "target-dir");

    private final List<String> outputs;

    /**
     * @param outputs the folders, from the project's, that it usually builds into
     */
    ProjectToolModel(String... outputs) {
        this.outputs = List.of(outputs);
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        Optional<ImagePath> project = options.value(PROJECT).map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        for (String output : outputs) {
            effects.maybeFilledFolder(project.map(folder -> folder.resolve(output)));
        }
        effects.contentsAdded(project);
        for (Argument output : options.values(OUTPUT)) {
            effects.maybeExists(ImagePath.resolve(project, output.text()));
        }
        effects.cached(invocation.step().home());
    }
}
