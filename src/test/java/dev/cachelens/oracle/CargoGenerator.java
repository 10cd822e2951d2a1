package dev.cachelens.oracle;

import java.util.ArrayList;
import java.util.List;

/** Writes crates and workspaces as one text: before each file a line with {@code === } and its path. */
final class CargoGenerator {

    static final String HEAD = "=== ";

    private static final List<String> FOLDERS = List.of("crates/a", "crates/b-c", "crates/.hidden", "tools/x", "app",
            "crates/a/in");

    private static final List<String> EXTRAS = List.of("src/bin/one.rs", "src/bin/two/main.rs", "src/bin/.dot.rs",
            "src/bin/note.txt", "src/bin/main.rs", "src/bin/one/main.rs", "src/two.rs", "src/core.rs", "build.rs",
            "examples/one.rs", "examples/two/main.rs", "tests/one.rs", "tests/common/mod.rs", "benches/one.rs", "benches/a.b.rs",
            "src/bench.rs", "src/a.rs");

    private final Dice dice;
    private final StringBuilder text = new StringBuilder();
    private final List<String> crates = new ArrayList<>();
    private boolean inherits;

    private CargoGenerator(long seed) {
        dice = new Dice(seed);
    }

    static Sample sample(long seed) {
        CargoGenerator generator = new CargoGenerator(seed);
        generator.write();
        return new Sample("generated crates, seed " + seed, generator.text.toString());
    }

    private void write() {
        if (dice.percent(30)) {
            crate(dice.pick("", "app"), "");
        } else {
            workspace();
        }
        if (dice.percent(30)) {
            configuration();
        }
    }

    private void workspace() {
        for (String folder : FOLDERS) {
            if (dice.percent(45)) {
                crates.add(folder);
            }
        }
        StringBuilder table = new StringBuilder("[workspace]\n");
        if (dice.percent(85)) {
            table.append("members = [").append(members()).append("]\n");
        }
        if (dice.percent(30)) {
            String excluded = dice.pick("crates/a", "tools", "crates/.hidden", "./app", "crates");
            table.append("exclude = [\"").append(excluded).append("\"]\n");
        }
        inherits = dice.percent(40);
        if (inherits) {
            table.append("[workspace.package]\nedition = \"2021\"\nrust-version = \"1.85\"\nversion = \"1.0.0\"\n");
        }
        if (dice.percent(30)) {
            table.append("[workspace.dependencies]\nshared = { path = \"").append(dice.pick("crates/a", "app")).append("\"");
            table.append(", package = \"").append("p\" }\n");
        }
        table.append(profiles());
        if (dice.percent(50)) {
            file("Cargo.toml", table.toString());
        } else {
            crate("", table.toString());
        }
        for (String folder : crates) {
            crate(folder, dice.percent(4) ? "[workspace]\n" : "");
        }
    }

    private String members() {
        List<String> members = new ArrayList<>();
        for (String folder : crates) {
            if (dice.percent(75)) {
                members.add("\"" + dice.pick("", "", "./") + folder + dice.pick("", "", "/") + "\"");
            }
        }
        if (dice.percent(35)) {
            members.add("\"" + dice.pick("crates/*", "crates/?", "*/*", "tools/*", "*pp", "crates/b*c", "none/*") + "\"");
        }
        return String.join(", ", members);
    }

    private void crate(String folder, String workspace) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        String name = folder.isEmpty() ? "root-crate" : folder.replace("crates/", "").replace('/', '-').replace('.', '_');
        String edition = dice.pick("", "edition = \"2015\"\n", "edition = \"2018\"\n", "edition = \"2021\"\n",
                inherits ? "edition.workspace = true\n" : "edition = \"2024\"\n");
        StringBuilder manifest = new StringBuilder("[package]\nname = \"" + name + "\"\n");
        manifest.append(dice.pick("", "version = \"0.1.0\"\n", inherits ? "version = { workspace = true }\n" : ""));
        manifest.append(edition);
        manifest.append(dice.pick("", "", "rust-version = \"1.86\"\n", inherits ? "rust-version.workspace = true\n" : ""));
        option(manifest, 12, dice.pick("autobins = false", "autobins = true", "autotests = false", "autolib = false",
                "autoexamples = false", "autobenches = false"));
        option(manifest, 12, dice.pick("build = false", "build = true", "build = \"build.rs\"", "build = \"src/make.rs\""));
        if (!folder.isEmpty()) {
            option(manifest, 8, "workspace = \"" + dice.pick("..", "../..", "../../..") + "\"");
        }
        if (dice.percent(20)) {
            manifest.append("[lib]\n");
            option(manifest, 40, "name = \"" + dice.pick("core", "my_lib") + "\"");
            option(manifest, 40, "path = \"" + dice.pick("src/lib.rs", "lib/mod.rs", "./src/core.rs") + "\"");
            option(manifest, 20, "crate-type = [\"" + dice.pick("cdylib", "rlib", "proc-macro") + "\"]");
        }
        manifest.append(targets("bin", "src/bin")).append(targets("example", "examples")).append(targets("test", "tests"));
        manifest.append(targets("bench", "benches"));
        for (String other : crates) {
            if (dice.percent(10) && !other.equals(folder)) {
                String up = "../".repeat(folder.isEmpty() ? 0 : folder.split("/").length);
                manifest.append(dice.pick("[dependencies.", "[dev-dependencies.", "[target.'cfg(unix)'.dependencies."));
                manifest.append("d").append(crates.indexOf(other)).append("]\npath = \"").append(up).append(other).append("\"\n");
                manifest.append("package = \"p\"\n");
            }
        }
        if (workspace.isEmpty()) {
            manifest.append(profiles());
        }
        file(prefix + "Cargo.toml", manifest + workspace);
        sources(prefix);
    }

    private String targets(String table, String folder) {
        StringBuilder targets = new StringBuilder();
        int count = dice.percent(80) ? 0 : dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            targets.append("[[").append(table).append("]]\nname = \"").append(dice.pick("one", "two", "root-crate", "a", "main"));
            targets.append("\"\n");
            String path = dice.pick(folder + "/one.rs", folder + "/two/main.rs", "src/main.rs", "src/x.rs");
            option(targets, 55, "path = \"" + path + "\"");
        }
        return targets.toString();
    }

    private void sources(String prefix) {
        if (dice.percent(60)) {
            file(prefix + "src/main.rs", "");
        }
        if (dice.percent(60) || text.indexOf(HEAD + prefix + "src/main.rs") < 0) {
            file(prefix + "src/lib.rs", "");
        }
        for (String path : EXTRAS) {
            if (dice.percent(path.equals("src/bin/one/main.rs") ? 2 : 15)) {
                file(prefix + path, "");
            }
        }
    }

    private String profiles() {
        return dice.pick("", "", "", "[profile.release]\nlto = true\n", "[profile.dist]\ninherits = \"release\"\n");
    }

    private void configuration() {
        String folder = dice.pick("", "", "", "app/", "crates/", "crates/a/");
        String file = dice.percent(80) ? ".cargo/config.toml" : ".cargo/config";
        StringBuilder config = new StringBuilder("[build]\n");
        String directory = dice.pick("out", "../out", "/var/cache/target", "./build/target", "target/", "..");
        option(config, 75, "target-dir = \"" + directory + "\"");
        option(config, 25, "target = " + dice.pick("\"x86_64-unknown-linux-musl\"", "[\"wasm32-unknown-unknown\"]"));
        file(folder + file, config.toString());
        if (dice.percent(20)) {
            file(".cargo/config.toml", "[build]\ntarget-dir = \"upper\"\n");
        }
    }

    private void option(StringBuilder manifest, int percent, String line) {
        if (dice.percent(percent)) {
            manifest.append(line).append('\n');
        }
    }

    private void file(String path, String content) {
        text.append(HEAD).append(path).append('\n').append(content);
    }
}
