package dev.cachelens.model;

import java.util.List;
import java.util.Optional;

/** The package managers of distributions: they fill the system's folders, which no one keeps a project in. */
final class SystemPackageModel implements CommandModel {

    private static final List<String> FOLDERS = List.of("/bin", "/etc", "/lib", "/lib64", "/opt", "/sbin", "/usr", "/var", "/root", "/home",
            "/srv", "/tmp", "/run");

    @Override
    public void run(Invocation invocation, Effects effects) {
        for (String folder : FOLDERS) {
            effects.contentsChanged(Optional.of(ImagePath.of(folder)));
        }
    }
}
