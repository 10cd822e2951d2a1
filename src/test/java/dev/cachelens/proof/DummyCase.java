package dev.cachelens.proof;

import dev.cachelens.engine.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private static final String LIBRARY = "fn main() { println!(\"{}\", app::TEXT); }\n";

    /** The cases of {@code dummies.txt}. */
    static List<DummyCase> all() {
        List<DummyCase> cases = new ArrayList<>();
        try (InputStream table = DummyCase.class.getResourceAsStream("dummies.txt")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.substring(text.indexOf("\n## ") + 4).split("\n## ")) {
                int colon = part.indexOf(": ");
                int end = part.indexOf('\n');
                cases.add(new DummyCase(part.substring(colon + 2, end), part.substring(0, colon).strip(), part.substring(end
                        + 1).strip() + "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
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
        crate(tree, "script", SourceTree.manifest("app"),
                "fn main() { println!(\"{}\", option_env!(\"TEXT\").unwrap_or(\"dummy\")); }\n");
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
            tree.put(folder + "/a/Cargo.toml", SourceTree.manifest("a") + (dependent
                    ? "\n[dependencies]\nb = { path = \"../b\" }\n" : ""));
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
        return "FROM rust:slim AS " + as + "\n" + "WORKDIR /app\n" + steps;
    }

    @Override
    public String toString() {
        return name;
    }
}
