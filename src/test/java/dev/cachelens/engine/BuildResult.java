package dev.cachelens.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a build ended.
 *
 * @param success whether it succeeded
 * @param log its progress as text, one line a message
 * @param steps the states that its steps reached, in the order in which the log first names them
 */
public record BuildResult(boolean success, String log, List<Step> steps) {
    /** What became of a step. */
    public enum State {
        /** It ran to its end. */
        DONE,
        /** It was taken from the builder's cache. */
        CACHED,
        /** It failed. */
        ERROR,
        /** Nothing is said of it: the build ended before it did. */
        UNKNOWN
    }

    /**
     * A step of a build.
     *
     * @param name as the log has it: {@code [builder 2/3] RUN cargo build}
     * @param state what became of it
     */
    public record Step(String name, State state) {
    }

    /** Reads the log of {@code --progress=plain}: {@code #7 [a 2/2] RUN make}, then its output, then {@code #7 DONE 0.1s}. */
    static BuildResult ofPlainLog(boolean success, String log) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (String line : log.split("\n")) {
            int space = line.indexOf(' ');
            if (!line.startsWith("#") || space < 0) {
                continue;
            }
            String id = line.substring(0, space);
            String rest = line.substring(space + 1);
            if (rest.startsWith("[")) {
                steps.putIfAbsent(id, new Step(rest, State.UNKNOWN));
            } else if (steps.containsKey(id) && state(rest) != State.UNKNOWN) {
                steps.put(id, new Step(steps.get(id).name(), state(rest)));
            }
        }
        return new BuildResult(success, log, List.copyOf(steps.values()));
    }

    private static State state(String message) {
        if (message.equals("CACHED")) {
            return State.CACHED;
        }
        if (message.startsWith("ERROR: ")) {
            return State.ERROR;
        }
        return message.startsWith("DONE ") ? State.DONE : State.UNKNOWN;
    }

    /**
     * Returns the state of the only step whose name contains a text.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public State state(CharSequence partOfName) {
        List<Step> found = steps.stream().filter(step -> step.name().contains(partOfName)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " steps named *" + partOfName + "*:\n" + log);
        }
        return found.get(0).state();
    }

    /**
     * Returns this result of a build that succeeded.
     *
     * @throws AssertionError if it failed
     */
    public BuildResult orFail() {
        if (!success) {
            throw new AssertionError("the build failed:\n" + log);
        }
        return this;
    }

    /**
     * Returns this result of a build that failed with a message.
     *
     * @throws AssertionError if it succeeded, or failed otherwise
     */
    public BuildResult mustFailWith(String message) {
        if (success || !log.contains(message)) {
            throw new AssertionError((success ? "the build succeeded" : "the build failed otherwise")
                    + ", instead of failing with \"" + message + "\":\n" + log);
        }
        return this;
    }
}
