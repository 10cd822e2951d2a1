package dev.cachelens.model;

import dev.cachelens.project.CargoPackage;
import dev.cachelens.project.CargoTarget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packages that stand below the folder that cargo works in, as their manifests in the build context tell. */
final class CrateFolders {

    private final Stage stage;
    private final ImagePath folder;
    private final int time;
    private final Optional<CargoPackage> here;

    /**
     * @param folder the folder that cargo works in
     * @param time   when it does
     */
    CrateFolders(Stage stage, ImagePath folder, int time) {
        this.stage = stage;
        this.folder = folder;
        this.time = time;
        this.here = CargoLayout.crate(stage, folder, time);
    }

    /** Whether the manifest can be seen. */
    boolean areKnown() {
        return here.isPresent();
    }

    /** Whether the manifest that a command works on is that of a workspace without a package; empty where it is not seen. */
    Optional<Boolean> isVirtual(CargoCommand command) {
        return command.directory().flatMap(directory -> CargoLayout.crate(stage, directory, time))
                .map(crate -> crate.name().isEmpty());
    }

    /** The crate roots of all packages of the workspace. */
    List<CrateRoot> roots() {
        List<CrateRoot> roots = new ArrayList<>();
        for (String member : here.map(CargoPackage::members).orElse(List.of())) {
            stage.project().cargo(member).ifPresent(crate -> roots.addAll(rootsOf(crate)));
        }
        return roots;
    }

    private List<CrateRoot> rootsOf(CargoPackage crate) {
        List<CrateRoot> roots = new ArrayList<>();
        Optional<ImagePath> home = inStage(crate.folder());
        for (CargoTarget target : home.isPresent() ? crate.targets() : List.<CargoTarget>of()) {
            boolean compiled = target.kind() == CargoTarget.Kind.LIB || target.kind() == CargoTarget.Kind.BIN
                    || target.kind() == CargoTarget.Kind.BUILD_SCRIPT;
            Optional<ImagePath> path = compiled ? inStage(target.root()) : Optional.empty();
            path.ifPresent(file -> roots.add(new CrateRoot(file, home.get(), target.kind(), Optional.of(target.name()),
                    crate.name())));
        }
        return roots;
    }

    private Optional<ImagePath> inStage(String contextPath) {
        return CargoLayout.inStage(here.orElseThrow(), folder, contextPath);
    }

    /** The library and the build script of a crate's package, where it has them, or would by cargo's conventions. */
    List<CrateRoot> companions(CrateRoot root) {
        List<CrateRoot> companions = new ArrayList<>();
        for (CrateRoot other : roots()) {
            if (other.folder().equals(root.folder())) {
                companions.add(other);
            }
        }
        for (String path : List.of("src/lib.rs", "build.rs")) {
            CrateRoot conventional = CrateRoot.byConvention(root.folder().resolve(path)).orElseThrow();
            if (companions.stream().noneMatch(other -> other.path().equals(conventional.path()))) {
                companions.add(conventional);
            }
        }
        companions.removeIf(other -> other.isProgram() || other.path().equals(root.path())
                || root.kind() == CargoTarget.Kind.BUILD_SCRIPT);
        return companions;
    }

    /** The libraries and build scripts that are compiled before a crate, and with which it is compiled again. */
    List<CrateRoot> dependencies(CrateRoot root) {
        List<CrateRoot> found = companions(root);
        Set<String> followed = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>();
        for (String member : here.map(CargoPackage::members).orElse(List.of())) {
            if (inStage(member).filter(root.folder()::equals).isPresent()) {
                waiting.add(member);
            }
        }
        while (!waiting.isEmpty()) {
            Optional<CargoPackage> crate = stage.project().cargo(waiting.remove());
            for (String folder : crate.map(CargoPackage::dependencies).orElse(List.of())) {
                if (followed.add(folder)) {
                    waiting.add(folder);
                    stage.project().cargo(folder).ifPresent(dependency -> found.addAll(rootsOf(dependency)));
                }
            }
        }
        found.removeIf(CrateRoot::isProgram);
        return found;
    }
}
