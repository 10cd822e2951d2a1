package dev.cachelens.syntax.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** The language of the commands that a shell is given, as far as it is known. */
public enum ShellDialect {
    POSIX,
    /** Bash, and zsh, whose scripts are near enough. */
    BASH,
    POWERSHELL,
    CMD,
    UNKNOWN;

    /**
     * The dialect of a command line to which a Dockerfile's RUN is appended, as in its SHELL instruction.
     *
     * @param command the words of SHELL; {@code /bin/sh -c} where a file for Linux has none
     * @return {@link #UNKNOWN} too for a shell that would not take the next word as its script
     */
    public static ShellDialect of(List<String> command) {
        int program = indexOfProgram(command);
        if (program == command.size()) {
            return UNKNOWN;
        }
        ShellDialect dialect = ofProgram(command.get(program));
        boolean runs = !dialect.isParsed() || takesScript(command.subList(program + 1, command.size()));
        return runs ? dialect : UNKNOWN;
    }

    /**
     * The dialect of a script in a file, as a here-document of RUN becomes one.
     *
     * @param firstLine the script's first line, which may be a {@code #!} line
     * @param otherwise the dialect where it is none
     */
    public static ShellDialect ofScript(String firstLine, ShellDialect otherwise) {
        if (!firstLine.startsWith("#!")) {
            return otherwise;
        }
        List<String> command = new ArrayList<>();
        for (StringTokenizer words = new StringTokenizer(firstLine.substring(2)); words.hasMoreTokens();) {
            command.add(words.nextToken());
        }
        int program = indexOfProgram(command);
        return program == command.size() ? UNKNOWN : ofProgram(command.get(program));
    }

    /** Whether {@link ShellParser} reads it. */
    public boolean isParsed() {
        return this == POSIX || this == BASH;
    }

    /** Passes over programs that start the shell named behind them, and {@code env -S}. */
    private static int indexOfProgram(List<String> command) {
        int index = 0;
        while (index < command.size()) {
            String name = name(command.get(index));
            if (!name.equals("env") && !name.equals("busybox") && !command.get(index).equals("-S")) {
                break;
            }
            index++;
        }
        return index;
    }

    private static ShellDialect ofProgram(String program) {
        return switch (name(program)) {
            case "sh", "ash", "dash", "ksh", "ksh93", "mksh", "oksh", "yash", "posh" -> POSIX;
            case "bash", "rbash", "zsh" -> BASH;
            case "powershell", "pwsh", "pwsh-preview" -> POWERSHELL;
            case "cmd" -> CMD;
            default -> UNKNOWN;
        };
    }

    /** The last name of a Linux or Windows path, without {@code .exe}. */
    private static String name(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
    }

    /** Whether these options hold {@code -c} and no word that would be the script. */
    private static boolean takesScript(List<String> options) {
        boolean script = false;
        int i = 0;
        while (i < options.size()) {
            String option = options.get(i++);
            boolean isLong = option.startsWith("--");
            if (option.length() < 2 || option.equals("--") || !(option.startsWith("-") || option.startsWith("+"))) {
                return false;
            }
            if (option.equals("--rcfile") || option.equals("--init-file") || !isLong && option.endsWith("o")) {
                i++;
            }
            script |= !isLong && option.startsWith("-") && option.indexOf('c') > 0;
        }
        return script && i == options.size();
    }
}
