package dev.cachelens.model;

import dev.cachelens.project.CargoPackage;
import java.util.List;
import java.util.Optional;

/** Where the crates of the build context stand in a stage. */
public final class CargoLayout {

    private CargoLayout() {
    }

    /** The crate or workspace whose manifest is in a folder of the stage at its end; empty where the manifest is not seen. */
    public static Optional<CargoPackage> crate(Stage stage, ImagePath folder) {
        return crate(stage, folder, stage.end());
    }

    static Optional<CargoPackage> crate(Stage stage, ImagePath folder, int time) {
        return stage.contextPath(folder.child("Cargo.toml"), time)
                .map(manifest -> manifest.substring(0, Math.max(0, manifest.lastIndexOf('/'))))
                .flatMap(stage.project()::cargo);
    }

    /** The target directory that the manifests and cargo's configuration say, for a crate in a folder of the stage. */
    static Optional<ImagePath> targetDirectory(Stage stage, ImagePath folder, int time) {
        Optional<CargoPackage> crate = crate(stage, folder, time);
        if (crate.isEmpty()) {
            return Optional.empty();
        }
        String target = crate.get().targetDirectory();
        if (target.startsWith("/")) {
            return Optional.of(ImagePath.of(target));
        }
        return inStage(crate.get(), folder, target);
    }

    /**
     * Where a path of the context stands in a stage: what lies below a crate's folder in the context lies below its folder in
     * the stage, and what lies beside it, beside it, as long as the folders above have the same names.
     *
     * @param folder the crate's folder in the stage
     */
    static Optional<ImagePath> inStage(CargoPackage crate, ImagePath folder, String contextPath) {
        ImagePath base = ImagePath.of(crate.folder());
        ImagePath path = ImagePath.of(contextPath);
        ImagePath home = folder;
        while (!path.startsWith(base)) {
            if (home.isRoot() || !home.name().equals(base.name())) {
                return Optional.empty();
            }
            home = home.parent();
            base = base.parent();
        }
        return Optional.of(path.moved(base, home));
    }

    /** The triples that cargo's configuration asks for, where the file that does so is in the stage. */
    static List<String> buildTargets(Stage stage, ImagePath folder, int time) {
        Optional<CargoPackage> crate = crate(stage, folder, time);
        if (crate.isEmpty() || crate.get().buildTargets().isEmpty()) {
            return List.of();
        }
        for (ImagePath place = folder; ; place = place.parent()) {
            ImagePath configuration = place.child(".cargo");
            if (stage.contextPath(configuration.child("config.toml"), time).isPresent()
                    || stage.contextPath(configuration.child("config"), time).isPresent()) {
                return crate.get().buildTargets();
            }
            if (place.isRoot()) {
                return List.of();
            }
        }
    }
}
