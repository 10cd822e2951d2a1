package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.List;
import java.util.Optional;

/** An instruction of a stage, with what it sees. */
public abstract sealed class Step permits RunStep, CopyStep, ProcessStep, SettingStep {

    private final Stage stage;
    private final Instruction instruction;
    private final Surroundings surroundings;
    private int start;
    private int end;

    Step(Stage stage, Instruction instruction, Surroundings surroundings, int start) {
        this.stage = stage;
        this.instruction = instruction;
        this.surroundings = surroundings;
        this.start = start;
        this.end = start;
    }

    public Stage stage() {
        return stage;
    }

    /** The instruction; for a trigger that the base stage left, the one inside its ONBUILD. */
    public Instruction instruction() {
        return instruction;
    }

    /** The working directory that the instruction finds; empty where it is not known. */
    public Optional<ImagePath> workingDirectory() {
        return surroundings.directory();
    }

    /** The user that the instruction finds, as USER names it; parts may be unknown. */
    public String user() {
        return surroundings.user();
    }

    /** The home directory of the user; empty where it is not known. */
    public Optional<ImagePath> home() {
        return surroundings.home();
    }

    /** The value of an ARG or ENV that the instruction sees, with unknown parts marked; empty where it is not set. */
    public Optional<String> variable(String name) {
        return stage.variables().at(start).value(name);
    }

    /** Replaces the variables in a text as the instruction does. */
    public String expand(String text) {
        return surroundings.expand(text, stage.variables().at(start));
    }

    /** Where a path lives before the step, in its own stage. */
    public Whereabouts locateBefore(ImagePath path) {
        return stage.locate(path, start);
    }

    /** Who had put something at a path, or below it, in the layers before the step, by naming a place there. */
    public List<Origin> writersWithinBefore(ImagePath path) {
        return stage.writersWithin(path, start);
    }

    /** Whether this step comes before the other, in the order of the file's stages and steps. */
    public boolean isBefore(Step other) {
        return end <= other.start;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    void endAt(int time) {
        end = time;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
