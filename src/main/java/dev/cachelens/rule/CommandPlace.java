package dev.cachelens.rule;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where {@code other && } can be written before a command of a script so that it runs first, and nothing else changes. */
final class CommandPlace {

    private final Span wanted;

    private CommandPlace(Span wanted) {
        this.wanted = wanted;
    }

    /** The offset in front of the command at a range; empty where the script has none there, or another program would feed it. */
    static Optional<Integer> before(CommandList script, Span command) {
        return new CommandPlace(command).in(script);
    }

    private Optional<Integer> in(CommandList list) {
        for (CommandList.Entry entry : list.entries()) {
            if (holds(entry.command())) {
                return in(entry.command());
            }
        }
        return Optional.empty();
    }

    private boolean holds(Command command) {
        return command.span().start() <= wanted.start() && wanted.end() <= command.span().end();
    }

    private Optional<Integer> in(Command command) {
        if (command instanceof Command.Simple simple) {
            return simple.span().equals(wanted) ? Optional.of(wanted.start()) : Optional.empty();
        }
        if (command instanceof Command.AndOr chain) {
            return inChain(chain);
        }
        if (command instanceof Command.Pipeline pipeline) {
            return inPipeline(pipeline);
        }
        if (command instanceof Command.Function function) {
            return in(function.body());
        }
        for (CommandList list : lists(command)) {
            Optional<Integer> found = in(list);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> inChain(Command.AndOr chain) {
        if (holds(chain.first())) {
            return in(chain.first());
        }
        for (Command.Link link : chain.links()) {
            if (holds(link.command())) {
                int start = link.command().span().start();
                return in(link.command()).filter(place -> place != start || link.operator() == Command.Operator.AND);
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> inPipeline(Command.Pipeline pipeline) {
        for (Command part : pipeline.commands()) {
            if (holds(part)) {
                Optional<Integer> place = in(part);
                boolean itself = place.isPresent() && place.get() == part.span().start();
                return !itself ? place : pipeline.negated() ? Optional.empty() : Optional.of(pipeline.span().start());
            }
        }
        return Optional.empty();
    }

    private static List<CommandList> lists(Command command) {
        List<CommandList> lists = new ArrayList<>();
        if (command instanceof Command.Subshell subshell) {
            lists.add(subshell.body());
        } else if (command instanceof Command.Group group) {
            lists.add(group.body());
        } else if (command instanceof Command.For loop) {
            lists.add(loop.body());
        } else if (command instanceof Command.While loop) {
            lists.add(loop.condition());
            lists.add(loop.body());
        } else if (command instanceof Command.If choice) {
            for (Command.Branch branch : choice.branches()) {
                lists.add(branch.condition());
                lists.add(branch.body());
            }
            choice.otherwise().ifPresent(lists::add);
        } else if (command instanceof Command.Case choice) {
            choice.items().forEach(item -> lists.add(item.body()));
        }
        return lists;
    }
}
