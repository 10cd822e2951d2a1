package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Instruction;

/** An instruction that neither runs nor copies: ARG, ENV, WORKDIR, USER, SHELL, LABEL and their like. */
public final class SettingStep extends Step {

    SettingStep(Stage stage, Instruction instruction, Surroundings surroundings, int start) {
        super(stage, instruction, surroundings, start);
    }
}
