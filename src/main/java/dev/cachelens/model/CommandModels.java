package dev.cachelens.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which model tells what a program does. */
final class CommandModels {

    /** A program that nothing is known of may have done anything. */
    private static final CommandModel UNKNOWN = (invocation, effects) -> effects.anything();

    private static final CommandModel NOTHING = (invocation, effects) -> { };

    private static final Map<String, CommandModel> MODELS = new HashMap<>();

    private static final Set<String> ASKING = Set.of("--version", "--help");

    // Build tools that a project brings along as a script, or an environment as a program of its own.
    private static final Set<String> IN_ANY_FOLDER = Set.of("mvnw", "gradlew", "pip", "pip3", "python", "python3");

    static {
        register(new CopyingCommands(), "cp", "mv", "install", "ln", "rsync");
        register(new RemovingCommands(), "rm", "rmdir", "unlink", "find");
        register(new CreatingCommands(), "mkdir", "touch", "tee", "mktemp", "truncate", "dd");
        register(new EditingCommands(), "sed");
        register(new DownloadCommands(), "curl", "wget");
        register(new GitModel(), "git");
        register(new ArchiveCommands(), "tar", "unzip");
        register(new CargoModel(), "cargo", "cross");
        register(new SystemPackageModel(), "apt", "apt-get", "apk", "dnf", "yum", "microdnf", "zypper", "pacman", "dpkg", "rpm");
        register(new GoModel(), "go");
        register(new NodeModel(), "npm", "pnpm", "yarn", "yarnpkg", "bun");
        register(new ProjectToolModel(), "npx", "pnpx", "bunx", "tsc", "vite", "webpack", "esbuild", "rollup", "ng", "nx",
                "turbo", "nest", "react-scripts", "vue-cli-service", "nuxt", "nuxi", "astro", "gatsby", "parcel", "tsup", "rake");
        register(new ProjectToolModel(".next"), "next");
        register(new ProjectToolModel(), "rustc", "cc", "gcc", "clang", "c++", "g++", "clang++");
        register(new MavenModel(), "mvn", "mvnw", "mvnd");
        register(new GradleModel(), "gradle", "gradlew");
        register(new ProjectToolModel("target"), "sbt", "lein", "trunk", "wasm-pack", "dx");
        register(new CmakeModel(), "cmake");
        register(new MakeModel(), "make", "gmake", "ninja", "samu");
        register(new MesonModel(), "meson");
        register(new DotnetModel(), "dotnet");
        register(new PipModel(), "pip", "pip3");
        register(new PythonModel(), "python", "python3");
        register(new UvModel(), "uv");
        register(new PythonProjectModel(), "poetry", "pdm", "pipenv");
        register(new ComposerModel(), "composer");
        register(new BundlerModel(), "bundle", "bundler", "gem");
        register(new ProjectToolModel("_build", "deps"), "mix");
        register(new ProjectToolModel("_build"), "rebar3", "dune");
        register(new ProjectToolModel(".stack-work"), "stack");
        register(new ProjectToolModel("dist-newstyle"), "cabal");
        register(new ProjectToolModel(".build"), "swift");
        register(new ProjectToolModel("zig-out", ".zig-cache"), "zig");
        register(new ProjectToolModel(), "bazel", "bazelisk");
        register(NOTHING, "[", "test", "false", "echo", "printf", "ls", "pwd", "cat", "head", "tail", "grep", "egrep", "awk",
                "cut", "sort", "uniq", "tr", "wc", "xxd", "od", "sha256sum", "sha512sum", "md5sum", "which", "type", "command",
                "hash", "id", "whoami", "uname", "arch", "date", "sleep", "env", "printenv", "basename", "dirname", "realpath",
                "readlink", "stat", "file", "du", "df", "diff", "cmp", "chmod", "chown", "chgrp", "strip", "objcopy", "upx",
                "ldd", "setcap", "getcap", "useradd", "groupadd", "adduser", "addgroup", "usermod", "deluser", "passwd",
                "chpasswd", "update-ca-certificates", "ldconfig", "locale-gen", "rustup", "getent", "free", "nproc", "tree",
                "less", "more", "jq", "sync", "kill", "pgrep", "ps", "git-lfs", "update-alternatives", "dpkg-query",
                "dpkg-reconfigure", "corepack", "getconf", "seq", "expr", "yes");
    }

    private CommandModels() {
    }

    private static void register(CommandModel model, String... programs) {
        for (String program : programs) {
            MODELS.put(program, model);
        }
    }

    /** The model of what an invocation runs. */
    static CommandModel of(Invocation invocation) {
        if (invocation.arguments().size() == 1 && ASKING.contains(invocation.arguments().get(0).text())) {
            return NOTHING;
        }
        String program = invocation.program().text();
        String name = invocation.name();
        boolean system = name.equals(program) || program.equals("/bin/" + name) || program.equals("/usr/bin/" + name)
                || program.equals("/usr/local/cargo/bin/" + name) || program.equals("/usr/local/bin/" + name);
        CommandModel model = system || IN_ANY_FOLDER.contains(name) ? MODELS.getOrDefault(name, UNKNOWN) : UNKNOWN;
        return model.knows(invocation) ? model : UNKNOWN;
    }

    /** Whether what a program does is known. */
    static boolean isKnown(Invocation invocation) {
        return of(invocation) != UNKNOWN;
    }
}
