package dev.cachelens.cli;

import java.util.Arrays;

/** The program {@code cachelens}. */
public final class Main {

    private Main() {
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        int status = run(streams, args);
        streams.out().flush();
        System.exit(status);
    }

    /** Runs one command and returns its exit status. */
    static int run(Streams streams, String... args) {
        if (checksPathsOnly(args)) {
            CheckCommand check = new CheckCommand(streams);
            check.paths.addAll(Arrays.asList(args).subList(1, args.length));
            return check.call();
        }
        return CacheLensCommand.commandLine(streams).execute(args);
    }

    /** Whether the arguments need no parser. Loading picocli takes longer than the check of a usual file. */
    private static boolean checksPathsOnly(String[] args) {
        if (args.length < 2 || !args[0].equals("check")) {
            return false;
        }
        for (String arg : args) {
            if (arg.isEmpty() || arg.charAt(0) == '@' || arg.charAt(0) == '-' && arg.length() > 1) {
                return false;
            }
        }
        return true;
    }
}
