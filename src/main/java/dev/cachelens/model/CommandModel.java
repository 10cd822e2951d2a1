package dev.cachelens.model;

/** What a program writes, moves and removes, as far as its arguments tell. */
interface CommandModel {

    /** Tells what an invocation does; whatever it leaves out is taken to stay as it was. */
    void run(Invocation invocation, Effects effects);
}
