package dev.cachelens.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** {@code cachelens}, of which all commands are subcommands. */
@Command(name = "cachelens", mixinStandardHelpOptions = true, versionProvider = CacheLensCommand.Version.class,
        description = "Finds, explains and cures the ways in which a BuildKit build ships the wrong artifact or loses its cache.",
        synopsisSubcommandLabel = "COMMAND")
final class CacheLensCommand {

    private CacheLensCommand() {
    }

    static CommandLine commandLine(Streams streams) {
        CommandLine commandLine = new CommandLine(new CacheLensCommand());
        commandLine.addSubcommand(new CheckCommand(streams));
        commandLine.addSubcommand(new FixCommand(streams));
        commandLine.addSubcommand(new RulesCommand(streams));
        commandLine.addSubcommand(new ExplainCommand(streams));
        commandLine.setOut(new PrintWriter(streams.out(), true));
        commandLine.setErr(new PrintWriter(streams.err(), true));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(streams.color() ? Ansi.ON : Ansi.OFF));
        commandLine.setParameterExceptionHandler((exception, arguments) -> complain(streams, exception));
        return commandLine;
    }

    private static int complain(Streams streams, ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        streams.complain(exception.getMessage() + " (see '" + command + " --help')");
        return Status.UNUSABLE;
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CacheLensCommand.class.getPackage().getImplementationVersion();
            return new String[] {"cachelens " + (version == null ? "(not packaged)" : version)};
        }
    }
}
