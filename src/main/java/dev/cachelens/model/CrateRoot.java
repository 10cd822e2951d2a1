package dev.cachelens.model;

import dev.cachelens.project.CargoTarget;
import java.util.Optional;

/**
 * The file that a crate is compiled from: {@code src/main.rs}, {@code src/lib.rs}, {@code build.rs}.
 *
 * @param path        where it is in the stage
 * @param folder      the folder of its package
 * @param kind        what it is compiled to: a library, a program, or a build script
 * @param name        the target's name; empty where only the manifest would tell
 * @param packageName empty where the manifest is not seen
 */
public record CrateRoot(ImagePath path, ImagePath folder, CargoTarget.Kind kind, Optional<String> name,
        Optional<String> packageName) {

    /** The crate root that a path is by cargo's conventions ("Package Layout" in the Cargo book); empty for any other file. */
    static Optional<CrateRoot> byConvention(ImagePath path) {
        int size = path.segments().size();
        String name = path.name();
        if (name.equals("build.rs") && size > 0) {
            return Optional.of(new CrateRoot(path, path.parent(), CargoTarget.Kind.BUILD_SCRIPT, Optional.empty(),
                    Optional.empty()));
        }
        boolean inSource = size > 1 && path.parent().name().equals("src");
        if (inSource && (name.equals("main.rs") || name.equals("lib.rs"))) {
            CargoTarget.Kind kind = name.equals("main.rs") ? CargoTarget.Kind.BIN : CargoTarget.Kind.LIB;
            return Optional.of(new CrateRoot(path, path.parent().parent(), kind, Optional.empty(), Optional.empty()));
        }
        ImagePath programs = name.equals("main.rs") ? path.parent().parent() : path.parent();
        boolean program = programs.name().equals("bin") && programs.parent().name().equals("src") && name.endsWith(".rs");
        if (!program) {
            return Optional.empty();
        }
        String binary = name.equals("main.rs") ? path.parent().name() : name.substring(0, name.length() - ".rs".length());
        return Optional.of(new CrateRoot(path, programs.parent().parent(), CargoTarget.Kind.BIN, Optional.of(binary),
                Optional.empty()));
    }

    boolean isProgram() {
        return kind == CargoTarget.Kind.BIN;
    }
}
