package dev.cachelens.model;

import java.util.HashMap;
import java.util.Map;

/** Which model tells what a program does. */
final class CommandModels {

    /** A program that nothing is known of may have done anything. */
    private static final CommandModel UNKNOWN = (invocation, effects) -> effects.anything();

    private static final CommandModel NOTHING = (invocation, effects) -> { };

    private static final Map<String, CommandModel> MODELS = new HashMap<>();

    static {
        register(new CopyingCommands(), "cp", "mv", "install", "ln", "rsync");
        register(new RemovingCommands(), "rm", "rmdir", "unlink", "find");
        register(new CreatingCommands(), "mkdir", "touch", "tee", "mktemp", "truncate", "dd");
        register(new EditingCommands(), "sed");
        register(new FetchingCommands(), "curl", "wget", "git", "tar", "unzip");
        register(new CargoModel(), "cargo", "cross");
        register(new SystemPackageModel(), "apt", "apt-get", "apk", "dnf", "yum", "microdnf", "zypper", "pacman", "dpkg", "rpm");
        register(NOTHING, "[", "test", "false", "echo", "printf", "ls", "pwd", "cat", "head", "tail", "grep", "egrep", "awk",
                "cut", "sort", "uniq", "tr", "wc", "xxd", "od", "sha256sum", "sha512sum", "md5sum", "which", "type", "command", "hash",
                "id", "whoami", "uname", "arch", "date", "sleep", "env", "printenv", "basename", "dirname", "realpath", "readlink", "stat",
                "file", "du", "df", "diff", "cmp", "chmod", "chown", "chgrp", "strip", "objcopy", "upx", "ldd", "setcap", "getcap",
                "useradd", "groupadd", "adduser", "addgroup", "usermod", "deluser", "passwd", "chpasswd", "update-ca-certificates",
                "ldconfig", "locale-gen", "rustup", "getent", "free", "nproc", "tree", "less", "more", "jq",
                "sync", "kill", "pgrep", "ps", "git-lfs", "update-alternatives", "dpkg-query", "dpkg-reconfigure",
                "corepack", "getconf", "seq", "expr", "yes");
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
        String program = invocation.program().text();
        String name = invocation.name();
        boolean system = name.equals(program) || program.equals("/bin/" + name) || program.equals("/usr/bin/" + name)
                || program.equals("/usr/local/cargo/bin/" + name) || program.equals("/usr/local/bin/" + name);
        return system ? MODELS.getOrDefault(name, UNKNOWN) : UNKNOWN;
    }

    /** Whether what a program does is known. */
    static boolean isKnown(Invocation invocation) {
        return of(invocation) != UNKNOWN;
    }
}
