package dev.cachelens.proof;

import dev.cachelens.engine.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stage that compiles a dummy and then the real program, and which of both its image has at the end.
 *
 * @param name    what is special about it
 * @param shipped {@code dummy} or {@code real}: what the program says
 * @param steps   the stage's instructions, FROM left out
 */
record DummyCase(String name, String shipped, String steps) {

    private static final String MANIFEST = "COPY plain/Cargo.toml plain/Cargo.lock ./\n";
    private static final String PROGRAM = "mkdir src && echo 'fn main() { println!(\"dummy\"); }' > src/main.rs";
    private static final String DUMMY = MANIFEST + "RUN " + PROGRAM + " && cargo build --release\n";
    private static final String SOURCES = "COPY plain/src src\n";
    private static final String BUILD = "RUN cargo build --release\n";
    private static final String SAY = "RUN target/release/app > /said\n";

    private static final String LIBRARY = "fn main() { println!(\"{}\", app::TEXT); }\n";
    private static final String DUMMY_LIBRARY = "echo 'pub const TEXT: &str = \"dummy\";' > src/lib.rs";

    /** The cases: those of a dummy in the layers, one difference at a time. */
    static List<DummyCase> all() {
        List<DummyCase> cases = new ArrayList<>();
        between(cases);
        secondBuilds(cases);
        dummies(cases);
        sources(cases);
        units(cases);
        packages(cases);
        return cases;
    }

    private static void between(List<DummyCase> cases) {
        for (String kept : List.of("true", "rm -rf src", "rm target/release/app", "rm -rf target/release/app*",
                "rm -rf target/release/build target/release/incremental", "rm target/release/deps/*.d", "touch Cargo.toml src/main.rs",
                "rm -rf target/release/.fingerprint/other-*", "cargo clean -p app", "cargo clean -p app --profile dev", "rm -rf target/debug",
                "cargo clean --doc", "rustup component add rustfmt", "apt-get --version", "chmod -R a+r target")) {
            cases.add(new DummyCase("then " + kept, "dummy", DUMMY + "RUN " + kept + "\n" + SOURCES + BUILD + SAY));
        }
        for (String discarded : List.of("cargo clean", "cargo clean --release", "cargo clean --release -p app", "cargo clean -r -p app@0.1.0",
                "cargo clean --profile release --package app", "cargo clean --target x86_64-unknown-linux-gnu", "rm -rf target",
                "rm -f target/release/deps/app*", "rm -f target/release/deps/app-*", "rm -rf target/release/deps", "rm -rf target/*",
                "rm -rf target/release/.fingerprint/app-*", "rm -rf target/release/.fingerprint", "rm -rf target/release/*",
                "rm -rf ./target/rel*", "mv target elsewhere", "find target -name 'app-*' -type f -delete", "cd target/release && rm -rf deps")) {
            cases.add(new DummyCase("then " + discarded, "real", DUMMY + "RUN " + discarded + "\n" + SOURCES + BUILD + SAY));
        }
    }

    private static void secondBuilds(List<DummyCase> cases) {
        for (String same : List.of("cargo build --release --offline -v -j1", "cargo build -r --bin app", "cargo build --profile release",
                "cargo b --release --bins", "cargo install --path .", "cargo run --release", "cargo rustc --release",
                "cargo build --release --target-dir target", "cargo build --manifest-path /app/Cargo.toml --release",
                "CARGO_BUILD_FINGERPRINT=content cargo build --release", "touch src/other.rs && cargo build --release",
                "cp src/main.rs src/copy.rs && cargo build --release",
                "find . -name '*.toml' -exec touch {} + && cargo build --release", "OTHER=1 cargo build --release")) {
            cases.add(new DummyCase("again as " + same, "dummy", DUMMY + SOURCES + "RUN " + same + "\n" + SAY));
        }
        for (String other : List.of("touch src/main.rs && cargo build --release", "touch -c src/main.rs && cargo build --release",
                "touch src/*.rs && cargo build --release", "find . -name '*.rs' -exec touch {} + && cargo build --release",
                "find src -type f -exec touch {} \\; && cargo build --release", "find src -name '*.rs' | xargs touch && cargo build --release",
                "for f in main lib; do touch -c src/$f.rs; done && cargo build --release",
                "sed -i 's/x/x/' src/main.rs && cargo build --release", "cp src/main.rs /tmp/ && cp /tmp/main.rs src/ && cargo build --release",
                "RUSTFLAGS='-C debuginfo=0' cargo build --release", "CARGO_PROFILE_RELEASE_LTO=true cargo build --release",
                "CARGO_INCREMENTAL=1 cargo build --release", "env RUSTFLAGS=-Cdebuginfo=0 cargo build --release",
                "cargo rustc --release -- -C debuginfo=0", "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER=gcc cargo build --release",
                "cargo build --release --config profile.release.opt-level=1")) {
            cases.add(new DummyCase("again as " + other, "real", DUMMY + SOURCES + "RUN " + other + "\n" + SAY));
        }
        cases.add(new DummyCase("with RUSTFLAGS in ENV", "real",
                DUMMY + SOURCES + "ENV RUSTFLAGS=\"-C debuginfo=0\"\n" + BUILD + SAY));
        cases.add(new DummyCase("with RUSTFLAGS in ENV for both", "dummy",
                "ENV RUSTFLAGS=\"-C debuginfo=0\"\n" + DUMMY + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("by content, an unstable feature", "real", "ENV RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_CHECKSUM_FRESHNESS=true\n"
                + DUMMY + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("by content, an unstable option", "real", "ENV RUSTC_BOOTSTRAP=1\n"
                + DUMMY.replace("--release", "--release -Zchecksum-freshness") + SOURCES
                + BUILD.replace("--release", "--release -Zchecksum-freshness") + SAY));
    }

    private static void dummies(List<DummyCase> cases) {
        String main = "fn main() { println!(\"dummy\"); }";
        for (String maker : List.of("mkdir src && printf '" + main + "' > src/main.rs", "mkdir -p src; echo '" + main + "' | tee src/main.rs",
                "mkdir src && cat > src/main.rs <<'END'\n" + main + "\nEND\nRUN true", "install -d src && echo '" + main + "' >src/main.rs",
                "mkdir -p src && touch src/main.rs && echo '" + main + "' >> src/main.rs",
                "for d in src; do mkdir -p \"$d\"; echo '" + main + "' > \"$d/main.rs\"; done",
                "set -eux; mkdir src; ( cd src; echo '" + main + "' > main.rs )")) {
            cases.add(new DummyCase("made by " + maker, "dummy", MANIFEST + "RUN " + maker + "\n" + BUILD + SOURCES + BUILD + SAY));
        }
        cases.add(new DummyCase("one RUN that cleans up", "dummy",
                MANIFEST + "RUN " + PROGRAM + " && cargo build --release && rm -rf src\n" + "COPY plain .\n" + BUILD + SAY));
        cases.add(new DummyCase("one RUN that cleans up well", "real", MANIFEST + "RUN " + PROGRAM
                + " && cargo build --release && rm -rf src && rm -f target/release/deps/app*\n" + "COPY plain .\n" + BUILD + SAY));
        cases.add(new DummyCase("a here-document as RUN", "dummy", MANIFEST
                + "RUN <<END\nset -e\nmkdir src\necho '" + main + "' > src/main.rs\ncargo build --release\nEND\n" + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("COPY of a here-document", "dummy",
                MANIFEST + "COPY <<END src/main.rs\n" + main + "\nEND\n" + BUILD + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("COPY of a dummy file", "dummy",
                MANIFEST + "COPY stubs/dummy.rs src/main.rs\n" + BUILD + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("COPY of the real file twice", "real", MANIFEST + SOURCES + BUILD + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("ADD", "dummy", DUMMY + "ADD plain/src src\n" + BUILD + SAY));
        cases.add(new DummyCase("cargo init, and then the manifest", "dummy", "RUN cargo init --name app\nRUN echo '" + main
                + "' > src/main.rs\n" + MANIFEST + BUILD + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("cargo init, and the manifest with the sources", "real",
                "RUN cargo init --name app\n" + BUILD + "COPY plain .\n" + BUILD + SAY));
    }

    private static void sources(List<DummyCase> cases) {
        cases.add(new DummyCase("the whole context", "dummy", DUMMY + "COPY plain .\n" + BUILD + SAY));
        cases.add(new DummyCase("one file", "dummy", DUMMY + "COPY plain/src/main.rs ./src/\n" + BUILD + SAY));
        cases.add(new DummyCase("a pattern", "dummy", DUMMY + "COPY plain/src/*.rs src/\n" + BUILD + SAY));
        cases.add(new DummyCase("chown", "dummy", DUMMY + "COPY --chown=1:1 plain/src src\n" + BUILD + SAY));
        cases.add(new DummyCase("link", "dummy", DUMMY + "COPY --link plain/src /app/src\n" + BUILD + SAY));
        cases.add(new DummyCase("a dummy library alone", "real", MANIFEST
                + "RUN mkdir src && touch src/lib.rs && cargo build --release\n" + "COPY plain .\n" + BUILD + SAY));
        cases.add(new DummyCase("a dummy library that stays beside the program", "dummy", MANIFEST
                + "RUN " + PROGRAM + " && touch src/lib.rs && cargo build --release\n" + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("a dummy library that goes", "real", MANIFEST
                + "RUN " + PROGRAM + " && touch src/lib.rs && cargo build --release && rm -rf src\n" + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("a real library beside the program", "real",
                DUMMY.replace("plain", "library") + "COPY library/src src\n" + BUILD + SAY));
        String library = DUMMY.replace("plain", "library").replace(PROGRAM, PROGRAM + " && " + DUMMY_LIBRARY);
        cases.add(new DummyCase("program and library", "dummy", library + "COPY library/src src\n" + BUILD + SAY));
        cases.add(new DummyCase("program and library, the program touched", "dummy",
                library + "COPY library/src src\nRUN touch src/main.rs && cargo build --release\n" + SAY));
        cases.add(new DummyCase("program and library, both touched", "real",
                library + "COPY library/src src\nRUN touch src/main.rs src/lib.rs && cargo build --release\n" + SAY));
        cases.add(new DummyCase("program and library, the library touched", "real",
                library + "COPY library/src src\nRUN touch src/lib.rs && cargo build --release\n" + SAY));
        cases.add(new DummyCase("program and library, the program's files removed", "dummy",
                library + "COPY library/src src\nRUN rm target/release/deps/app* && cargo build --release\n" + SAY));
        cases.add(new DummyCase("a real build script", "real",
                DUMMY.replace("plain", "script") + "COPY script .\n" + BUILD + SAY));
        String script = DUMMY.replace("plain", "script").replace(PROGRAM, PROGRAM + " && echo 'fn main() {}' > build.rs");
        cases.add(new DummyCase("a dummy build script", "dummy", script + "COPY script .\n" + BUILD + SAY));
        cases.add(new DummyCase("a dummy build script, touched", "real",
                script + "COPY script .\nRUN touch build.rs && cargo build --release\n" + SAY));
    }

    private static void units(List<DummyCase> cases) {
        cases.add(new DummyCase("another profile", "real", DUMMY.replace(" --release", "") + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("the dev profile twice", "dummy", DUMMY.replace(" --release", "") + SOURCES
                + BUILD.replace(" --release", "") + SAY.replace("release", "debug")));
        cases.add(new DummyCase("a profile of the manifest's own", "dummy", DUMMY.replace("--release", "--profile small").replace("plain", "profiled")
                + SOURCES + BUILD.replace("--release", "--profile small") + SAY.replace("release", "small")));
        cases.add(new DummyCase("another target directory", "real",
                DUMMY.replace("--release", "--release --target-dir /tmp/target") + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("a target directory in ENV", "dummy", "ENV CARGO_TARGET_DIR=/build\n" + DUMMY + SOURCES + BUILD
                + SAY.replace("target/", "/build/")));
        cases.add(new DummyCase("a target triple for both", "dummy", DUMMY.replace("--release", "--release --target x86_64-unknown-linux-gnu")
                + SOURCES + BUILD.replace("--release", "--target=x86_64-unknown-linux-gnu --release")
                + SAY.replace("target/", "target/x86_64-unknown-linux-gnu/")));
        cases.add(new DummyCase("a target triple in ENV, which no clean asks for", "dummy", "ENV CARGO_BUILD_TARGET=x86_64-unknown-linux-gnu\n" + DUMMY
                + SOURCES + "RUN cargo clean --release -p app && cargo build --release\n" + SAY.replace("target/", "target/x86_64-unknown-linux-gnu/")));
        cases.add(new DummyCase("a target triple for one", "real", DUMMY.replace("--release", "--release --target x86_64-unknown-linux-gnu")
                + SOURCES + BUILD + SAY));
        String triple = DUMMY.replace("--release", "--release --target x86_64-unknown-linux-gnu");
        for (String clean : List.of("cargo clean --release", "cargo clean --release -p app", "cargo clean --release --target x86_64-unknown-linux-gnu")) {
            cases.add(new DummyCase("a target triple, then " + clean, "dummy", triple + SOURCES + "RUN " + clean
                    + " && cargo build --release --target x86_64-unknown-linux-gnu\n" + SAY.replace("target/", "target/x86_64-unknown-linux-gnu/")));
        }
        cases.add(new DummyCase("a target triple, cleaned with it", "real", triple + SOURCES + "RUN cargo clean --release -p app"
                + " --target x86_64-unknown-linux-gnu && cargo build --release --target x86_64-unknown-linux-gnu\n"
                + SAY.replace("target/", "target/x86_64-unknown-linux-gnu/")));
        cases.add(new DummyCase("tests first", "real", DUMMY.replace("build", "test") + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("checked first", "real", DUMMY.replace("build", "check") + SOURCES + BUILD + SAY));
        cases.add(new DummyCase("other features", "real", DUMMY.replace("plain", "featured") + SOURCES
                + BUILD.replace("--release", "--release --features loud") + SAY));
        cases.add(new DummyCase("the same features", "dummy", DUMMY.replace("plain", "featured").replace("--release", "--release -F loud")
                + SOURCES + BUILD.replace("--release", "--release --features=loud") + SAY));
        cases.add(new DummyCase("another version", "real", DUMMY + SOURCES + "COPY stubs/version.toml Cargo.toml\n" + BUILD + SAY));
        cases.add(new DummyCase("another edition", "real", DUMMY + SOURCES + "COPY stubs/edition.toml Cargo.toml\n" + BUILD + SAY));
        cases.add(new DummyCase("a version that is only for the dummy", "real", MANIFEST + "RUN sed -i 's/0.1.0/0.0.0/' Cargo.toml && "
                + PROGRAM + " && cargo build --release\nCOPY plain .\n" + BUILD + SAY));
        cases.add(new DummyCase("configuration that comes with the sources", "real", DUMMY.replace("plain", "configured")
                + "COPY configured .\n" + BUILD + SAY));
        cases.add(new DummyCase("a dash in the name, removed as the file is not called", "dummy", DUMMY.replace("plain", "dashed")
                + "RUN rm -f target/release/deps/my-app*\n" + SOURCES + BUILD + SAY.replace("app", "my-app")));
        cases.add(new DummyCase("a dash in the name, removed as the file is called", "real", DUMMY.replace("plain", "dashed")
                + "RUN rm -f target/release/deps/my_app*\n" + SOURCES + BUILD + SAY.replace("app", "my-app")));
        cases.add(new DummyCase("a program of its own name", "dummy", DUMMY.replace("plain", "named")
                + "RUN rm -f target/release/deps/app*\n" + SOURCES + BUILD + SAY.replace("app", "tool")));
        cases.add(new DummyCase("a program of its own name, removed", "real", DUMMY.replace("plain", "named")
                + "RUN rm -f target/release/deps/tool*\n" + SOURCES + BUILD + SAY.replace("app", "tool")));
        cases.add(new DummyCase("a program that is built alone, of two", "real", MANIFEST.replace("plain", "two")
                + "RUN " + PROGRAM + " && mkdir src/bin && cp src/main.rs src/bin/other.rs && cargo build --release --bin other\n"
                + "COPY two/src src\n" + BUILD.replace("--release", "--release --bin app") + SAY));
    }

    private static void packages(List<DummyCase> cases) {
        for (String folder : List.of("members", "dependent")) {
            String dummies = "COPY " + folder + "/Cargo.toml " + folder + "/Cargo.lock ./\n"
                    + "COPY " + folder + "/a/Cargo.toml a/\nCOPY " + folder + "/b/Cargo.toml b/\n"
                    + "RUN for c in a b; do mkdir $c/src; echo 'fn main() { println!(\"dummy\"); }' > $c/src/main.rs; done"
                    + (folder.equals("dependent") ? " && echo 'pub fn text() { println!(\"dummy\") }' > b/src/lib.rs" : "")
                    + " && cargo build --release\n" + "COPY " + folder + "/a a\nCOPY " + folder + "/b b\n";
            cases.add(new DummyCase(folder, "dummy", dummies + BUILD + SAY.replace("app", "a")));
            cases.add(new DummyCase(folder + ", the other touched", folder.equals("members") ? "dummy" : "real",
                    dummies + "RUN touch b/src/*.rs && cargo build --release\n" + SAY.replace("app", "a")));
            cases.add(new DummyCase(folder + ", only one touched", "dummy",
                    dummies + "RUN touch a/src/main.rs && cargo build --release\n"
                            + SAY.replace("app", folder.equals("members") ? "b" : "a")));
            cases.add(new DummyCase(folder + ", both touched", "real",
                    dummies + "RUN find . -name '*.rs' | xargs touch && cargo build --release\n" + SAY.replace("app", "a")));
            cases.add(new DummyCase(folder + ", one built and touched", "real",
                    dummies + "RUN touch a/src/main.rs b/src/main.rs && touch -c b/src/lib.rs && cargo build --release -p a\n" + SAY.replace("app", "a")));
            cases.add(new DummyCase(folder + ", built in its folder", "dummy", dummies + "WORKDIR /app/a\n" + BUILD
                    + SAY.replace("target", "../target").replace("app", "a")));
        }
        cases.add(new DummyCase("the other of two alone", "real", "COPY members/Cargo.toml members/Cargo.lock ./\n"
                + "COPY members/a/Cargo.toml a/\nCOPY members/b/Cargo.toml b/\n"
                + "RUN for c in a b; do mkdir $c/src; echo 'fn main() { println!(\"dummy\"); }' > $c/src/main.rs; done"
                + " && cargo build --release -p a\nCOPY members .\nRUN cargo build --release -p b\n" + SAY.replace("app", "b")));
    }

    /** The build context that the cases copy from: texts by path. */
    static Map<String, String> context() {
        Map<String, String> tree = new TreeMap<>();
        String main = SourceTree.program("real");
        String workspace = "[workspace]\nmembers = [\"a\", \"b\"]\nresolver = \"2\"\n";
        String locks = "version = 3\n\n[[package]]\nname = \"a\"\nversion = \"0.1.0\"\n";
        String other = "\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\n";
        tree.put("stubs/dummy.rs", SourceTree.program("dummy"));
        tree.put("stubs/version.toml", SourceTree.manifest("app").replace("0.1.0", "0.2.0"));
        tree.put("stubs/edition.toml", SourceTree.manifest("app").replace("2021", "2018"));
        crate(tree, "plain", SourceTree.manifest("app"), main);
        crate(tree, "library", SourceTree.manifest("app"), LIBRARY);
        tree.put("library/src/lib.rs", "pub const TEXT: &str = \"real\";\n");
        crate(tree, "script", SourceTree.manifest("app"), "fn main() { println!(\"{}\", option_env!(\"TEXT\").unwrap_or(\"dummy\")); }\n");
        tree.put("script/build.rs", "fn main() { println!(\"cargo::rustc-env=TEXT=real\"); }\n");
        crate(tree, "featured", SourceTree.manifest("app") + "\n[features]\nloud = []\n", main);
        crate(tree, "profiled", SourceTree.manifest("app") + "\n[profile.small]\ninherits = \"release\"\n", main);
        crate(tree, "configured", SourceTree.manifest("app"), main);
        tree.put("configured/.cargo/config.toml", "[build]\nrustflags = [\"-C\", \"debuginfo=0\"]\n");
        crate(tree, "dashed", SourceTree.manifest("my-app"), main);
        tree.put("dashed/Cargo.lock", SourceTree.lock("my-app"));
        crate(tree, "named", SourceTree.manifest("app") + "\n[[bin]]\nname = \"tool\"\npath = \"src/main.rs\"\n", main);
        crate(tree, "two", SourceTree.manifest("app"), main);
        tree.put("two/src/bin/other.rs", main);
        for (String folder : List.of("members", "dependent")) {
            boolean dependent = folder.equals("dependent");
            tree.put(folder + "/Cargo.toml", workspace);
            tree.put(folder + "/Cargo.lock", locks + (dependent ? "dependencies = [\n \"b\",\n]\n" : "") + other);
            tree.put(folder + "/a/Cargo.toml", SourceTree.manifest("a") + (dependent ? "\n[dependencies]\nb = { path = \"../b\" }\n" : ""));
            tree.put(folder + "/a/src/main.rs", dependent ? "fn main() { b::text() }\n" : main);
            tree.put(folder + "/b/Cargo.toml", SourceTree.manifest("b"));
            tree.put(folder + "/b/src/main.rs", main);
        }
        tree.put("dependent/b/src/lib.rs", "pub fn text() { println!(\"real\") }\n");
        return tree;
    }

    private static void crate(Map<String, String> tree, String folder, String manifest, String main) {
        tree.put(folder + "/Cargo.toml", manifest);
        tree.put(folder + "/Cargo.lock", SourceTree.lock("app"));
        tree.put(folder + "/src/main.rs", main);
    }

    /** The stage, under a name. */
    String stage(String as) {
        return "FROM rust:slim AS " + as + "\nWORKDIR /app\n" + steps;
    }

    @Override
    public String toString() {
        return name.replace('\n', ' ');
    }
}
