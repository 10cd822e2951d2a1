package dev.cachelens.model;

import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import dev.cachelens.syntax.shell.ShellWord;
import java.util.List;

/** Which commands cannot succeed, and which leave a loop early, as far as their text tells. */
final class Failures {

    private Failures() {
    }

    /** Whether the command always fails: {@code exit 1}, or a group that ends with it. */
    static boolean isCertain(Command command) {
        if (command instanceof Command.Simple simple) {
            String name = word(simple, 0);
            return name.equals("false") || (name.equals("exit") || name.equals("return")) && isStatus(word(simple, 1));
        }
        if (command instanceof Command.Subshell subshell) {
            return endsInFailure(subshell.body());
        }
        if (command instanceof Command.Group group) {
            return endsInFailure(group.body());
        }
        return command instanceof Command.AndOr chain && chain.links().stream()
                .allMatch(link -> link.operator() == Command.Operator.AND)
                && isCertain(chain.links().get(chain.links().size() - 1).command());
    }

    private static boolean endsInFailure(CommandList list) {
        return !list.entries().isEmpty() && isCertain(list.entries().get(list.entries().size() - 1).command());
    }

    private static String word(Command.Simple simple, int index) {
        return index < simple.words().size() ? simple.words().get(index).literal().orElse("") : "";
    }

    private static boolean isStatus(String status) {
        return !status.isEmpty() && !status.equals("0") && status.chars().allMatch(Character::isDigit);
    }

    /** Whether the arguments of {@code exit} tell of a failure. */
    static boolean isFailure(List<Argument> arguments) {
        return !arguments.isEmpty() && isStatus(arguments.get(0).text());
    }

    /** Whether a loop's body may end a round, or the loop, early. */
    static boolean leavesLoop(CommandList body) {
        for (CommandList.Entry entry : body.entries()) {
            if (leavesLoop(entry.command())) {
                return true;
            }
        }
        return false;
    }

    private static boolean leavesLoop(Command command) {
        if (command instanceof Command.Simple simple) {
            List<ShellWord> words = simple.words();
            String name = words.isEmpty() ? "" : words.get(0).literal().orElse("");
            return name.equals("break") || name.equals("continue");
        }
        if (command instanceof Command.AndOr chain) {
            return leavesLoop(chain.first()) || chain.links().stream().anyMatch(link -> leavesLoop(link.command()));
        }
        if (command instanceof Command.Group group) {
            return leavesLoop(group.body());
        }
        if (command instanceof Command.If choice) {
            return choice.branches().stream().anyMatch(branch -> leavesLoop(branch.body()))
                    || choice.otherwise().map(Failures::leavesLoop).orElse(false);
        }
        return command instanceof Command.Case choice && choice.items().stream().anyMatch(item -> leavesLoop(item.body()));
    }
}
