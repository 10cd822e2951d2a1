package dev.cachelens.project;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.project.CargoTarget.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class CargoTest {

    private static final String CRATE = "[package]\nname = \"my-app\"\nedition = \"2021\"\n";

    private static CargoPackage read(String folder, String... pathsAndTexts) {
        return new Project(MemoryFiles.of(pathsAndTexts)).cargo(folder).orElseThrow();
    }

    @Test
    public void crateHasTheTargetsThatItsFoldersImply() {
        CargoPackage crate = read("", "Cargo.toml", CRATE, "src/main.rs", "", "src/lib.rs", "", "src/bin/tool.rs", "",
                "src/bin/other/main.rs", "", "build.rs", "");

        assertEquals(Optional.of("my-app"), crate.name());
        assertEquals(List.of(new CargoTarget("my_app", Kind.LIB, "src/lib.rs"),
                new CargoTarget("my-app", Kind.BIN, "src/main.rs"),
                new CargoTarget("other", Kind.BIN, "src/bin/other/main.rs"), new CargoTarget("tool", Kind.BIN, "src/bin/tool.rs"),
                new CargoTarget("build-script-build", Kind.BUILD_SCRIPT, "build.rs")), crate.targets());
        assertEquals("target", crate.targetDirectory());
        assertEquals("", crate.workspaceRoot());
        assertEquals(List.of(""), crate.members());
    }

    @Test
    public void statedBinaryReplacesTheImpliedOneOfItsPath() {
        CargoPackage crate = read("app", "app/Cargo.toml", CRATE + "[[bin]]\nname = \"server\"\npath = \"src/main.rs\"\n",
                "app/src/main.rs", "");

        assertEquals(List.of(new CargoTarget("server", Kind.BIN, "app/src/main.rs")), crate.targets());
    }

    @Test
    public void memberBuildsToItsWorkspacesTarget() {
        CargoPackage crate = read("crates/app", "Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\n[profile.dist]\n",
                "crates/app/Cargo.toml", CRATE, "crates/app/src/main.rs", "");

        assertEquals("", crate.workspaceRoot());
        assertEquals("target", crate.targetDirectory());
        assertEquals(List.of("crates/app"), crate.members());
        assertEquals(Set.of("dist"), crate.profiles());
    }

    @Test
    public void virtualWorkspaceHasMembersAndNoName() {
        CargoPackage workspace = read("", "Cargo.toml", "[workspace]\nmembers = [\"a\"]\n", "a/Cargo.toml", CRATE,
                "a/src/main.rs", "");

        assertEquals(Optional.empty(), workspace.name());
        assertEquals(List.of(), workspace.targets());
        assertEquals(List.of("a"), workspace.members());
    }

    @Test
    public void configurationMovesTheTargetAndAddsATriple() {
        String config = "[build]\ntarget-dir = \"../out\"\ntarget = \"x86_64-unknown-linux-musl\"\n";
        CargoPackage crate = read("app", "app/Cargo.toml", CRATE, "app/src/main.rs", "", "app/.cargo/config.toml", config);

        assertEquals("out", crate.targetDirectory());
        assertEquals(List.of("x86_64-unknown-linux-musl"), crate.buildTargets());
    }

    @Test
    public void nearestConfigurationCounts() {
        CargoPackage crate = read("app", "app/Cargo.toml", CRATE, "app/src/main.rs", "",
                ".cargo/config.toml", "[build]\ntarget-dir = \"upper\"\ntarget = [\"a\"]\n",
                "app/.cargo/config", "[build]\ntarget-dir = \"/near\"\ntarget = [\"b\"]\n");

        assertEquals("/near", crate.targetDirectory());
        assertEquals(List.of("b", "a"), crate.buildTargets());
    }

    @Test
    public void configurationThatIncludesOthersLeavesTheTargetUnknown() {
        Project project = new Project(MemoryFiles.of("Cargo.toml", CRATE, "src/main.rs", "",
                ".cargo/config.toml", "include = [\"other.toml\"]\n"));

        assertEquals(Optional.empty(), project.cargo(""));
    }

    @Test
    public void workspaceSuppliesWhatAMemberInherits() {
        CargoPackage crate = read("a", "Cargo.toml",
                "[workspace]\nmembers = [\"a\"]\n[workspace.package]\nedition = \"2018\"\nrust-version = \"1.70\"\n",
                "a/Cargo.toml", "[package]\nname = \"a\"\nedition.workspace = true\nrust-version = { workspace = true }\n",
                "a/src/lib.rs", "");

        assertEquals("2018", crate.edition());
        assertEquals(Optional.of("1.70"), crate.rustVersion());
    }

    @Test
    public void whatCargoRefusesIsEmpty() {
        for (String text : new String[] {
            "", "[package", "[package]\n", "[package]\nname = 1\n", "name = \"x\"\n", "\u0000", "[[[",
            CRATE + "[[bin]]\nname = \"none\"\n", "[package]\nname = \"a\"\nworkspace = \"../..\"\n",
            "[workspace]\nmembers = [\"gone\"]\n", "[workspace]\nmembers = 3\n", "bin = {}\n[package]\nname = \"a\"\n",
            "[package]\nname = \"a\"\nedition.workspace = true\n", "a = " + "[".repeat(20_000), "a = 1" + "0".repeat(100_000)}) {
            Project project = new Project(MemoryFiles.of("Cargo.toml", text, "src/main.rs", ""));
            assertEquals(text, Optional.empty(), project.cargo(""));
        }
        assertEquals(Optional.empty(), Project.unseen().cargo(""));
    }

    @Test
    public void anyDamageToAManifestIsNoException() {
        String text = CRATE + "[workspace]\nmembers = ['a']\n"
                + "[[bin]]\nname = 'b'\npath = \"\"\"b.rs\"\"\"\n[profile.x]\nd = 2020-01-01\n";
        for (int i = 0; i < text.length(); i++) {
            for (String piece : new String[] {"", "[", "\"", "=", "\n", "\u0000", "9", "'"}) {
                String damaged = text.substring(0, i) + piece + text.substring(i + 1);
                new Project(MemoryFiles.of("Cargo.toml", damaged, "a/Cargo.toml", CRATE)).cargo("");
            }
        }
    }

    @Test
    public void toolchainFileIsFoundAbove() {
        Project project = new Project(MemoryFiles.of("rust-toolchain", "1.75.0\n", "a/b/x", "",
                "c/rust-toolchain.toml", "[toolchain]\nchannel = \"nightly\"\n", "d/rust-toolchain.toml", "[broken"));

        assertEquals(Optional.of(new RustToolchain("rust-toolchain", Optional.of("1.75.0"))), project.rustToolchain("a/b"));
        assertEquals(Optional.of(new RustToolchain("c/rust-toolchain.toml", Optional.of("nightly"))), project.rustToolchain("c"));
        assertEquals(Optional.of(new RustToolchain("d/rust-toolchain.toml", Optional.empty())), project.rustToolchain("d"));
        assertTrue(Project.unseen().rustToolchain("").isEmpty());
    }
}
