package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** CMD, ENTRYPOINT or HEALTHCHECK: a process of the image's containers. */
public final class ProcessStep extends Step {

    private final List<Invocation> invocations = new ArrayList<>();

    ProcessStep(Stage stage, Instruction instruction, Surroundings surroundings, int start) {
        super(stage, instruction, surroundings, start);
    }

    /** The programs that it starts; the arguments that CMD gives an ENTRYPOINT count as a program of CMD. */
    public List<Invocation> invocations() {
        return Collections.unmodifiableList(invocations);
    }

    void add(Invocation invocation) {
        invocations.add(invocation);
    }
}
