package dev.cachelens.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command {@code cachelens}. */
@Command(name = "cachelens", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Finds, explains and cures the ways in which a BuildKit build ships the wrong artifact or loses its cache.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private final Streams streams;

    Main(Streams streams) {
        this.streams = streams;
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        int status = new Main(streams).run(args);
        streams.out().flush();
        System.exit(status);
    }

    /** Runs one command and returns its exit status. */
    int run(String... args) {
        if (checksPathsOnly(args)) {
            CheckCommand check = new CheckCommand(streams);
            check.paths.addAll(Arrays.asList(args).subList(1, args.length));
            return check.call();
        }
        return commandLine().execute(args);
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

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this);
        commandLine.addSubcommand(new CheckCommand(streams));
        commandLine.addSubcommand(new FixCommand(streams));
        commandLine.addSubcommand(new RulesCommand(streams));
        commandLine.addSubcommand(new ExplainCommand(streams));
        commandLine.setOut(new PrintWriter(streams.out(), true));
        commandLine.setErr(new PrintWriter(streams.err(), true));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(streams.color() ? Ansi.ON : Ansi.OFF));
        commandLine.setExecutionStrategy(new CommandLine.RunLast());
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            String command = exception.getCommandLine().getCommandSpec().qualifiedName();
            streams.complain(exception.getMessage() + " (see '" + command + " --help')");
            return Status.UNUSABLE;
        });
        return commandLine;
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"cachelens " + (version == null ? "(not packaged)" : version)};
        }
    }
}
