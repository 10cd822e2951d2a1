package dev.cachelens.model;

import dev.cachelens.project.CargoPackage;
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
        // The crate's folder in the context stands at its folder in the stage; so the workspace's does, as far above.
        ImagePath inContext = ImagePath.of(crate.get().folder());
        int up = inContext.segments().size();
        if (folder.segments().size() < up) {
            return Optional.empty();
        }
        ImagePath root = folder.prefix(folder.segments().size() - up);
        boolean aligned = folder.below(root).equals(inContext);
        if (aligned) {
            return Optional.of(root.resolve(target));
        }
        boolean inside = ImagePath.of(target).startsWith(inContext);
        return inside ? Optional.of(folder.resolve(ImagePath.of(target).relativeTo(inContext))) : Optional.empty();
    }
}
