package dev.cachelens.model;

import java.util.List;
import java.util.Set;

/** {@code rm}, {@code rmdir}, {@code unlink} and {@code find}. */
final class RemovingCommands implements CommandModel {

    private static final Set<String> HARMLESS = Set.of("touch", "chmod", "chown", "ls", "echo", "grep", "file", "strip", "stat", "cat");

    @Override
    public void run(Invocation invocation, Effects effects) {
        if (invocation.name().equals("find")) {
            find(invocation, effects);
            return;
        }
        Options options = Options.of(invocation.arguments(), Set.of());
        if (options.isUncertain()) {
            effects.anything();
            return;
        }
        boolean folders = options.has("r", "R", "recursive");
        for (Argument operand : options.operands()) {
            if (invocation.name().equals("rmdir") || !folders && operand.pattern()) {
                effects.maybeRemoved(invocation.resolve(operand.text()));
            } else {
                effects.removed(invocation.resolve(operand.text()));
            }
        }
    }

    private static void find(Invocation invocation, Effects effects) {
        List<Argument> arguments = invocation.arguments();
        boolean removes = invocation.has("-delete");
        boolean unknown = false;
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String text = arguments.get(i).text();
            if (text.equals("-exec") || text.equals("-execdir") || text.equals("-ok")) {
                String program = arguments.get(i + 1).text();
                removes |= program.equals("rm") || program.equals("rmdir");
                unknown |= !HARMLESS.contains(program) && !program.equals("rm") && !program.equals("rmdir");
            }
        }
        if (unknown) {
            effects.anything();
        } else if (removes) {
            int start = 0;
            do {
                boolean none = arguments.isEmpty() || arguments.get(start).isOption();
                effects.contentsRemoved(invocation.resolve(none ? "." : arguments.get(start).text()));
                start++;
            } while (start < arguments.size() && !arguments.get(start).isOption() && !Set.of("!", "(").contains(arguments.get(start).text()));
        }
    }
}
